/**
 * The lease on an account's sign-in: one owner, on the database's clock. The statement that stores a result checks its
 * token, as a paused process may lose it unaware.
 */
import type { Db, Tx } from '#/lib/platform/db.ts';
import { LEASE_SECONDS } from './model.ts';

/** Takes the lease for LEASE_SECONDS. @returns its token; null while somebody else holds it. */
export async function takeLease(db: Db, input: { accountId: string; owner: string }): Promise<string | null> {
  const rows = await db.$queryRaw<{ token: string }[]>`
    update accounts set lease_owner = ${input.owner}, lease_token = gen_random_uuid(),
           lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
    where id = ${input.accountId}::uuid and (lease_until is null or lease_until < clock_timestamp())
    returning lease_token as token`;
  return rows[0]?.token ?? null;
}

/** Prolongs a lease to LEASE_SECONDS from now. @returns false when it was lost. */
export async function renewLease(db: Db | Tx, input: { accountId: string; token: string }): Promise<boolean> {
  const count = await db.$executeRaw`
    update accounts set lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
    where id = ${input.accountId}::uuid and lease_token = ${input.token}::uuid and lease_until > clock_timestamp()`;
  return count === 1;
}

/** Returns a lease; nothing happens when it was lost. */
export async function dropLease(db: Db, input: { accountId: string; token: string }): Promise<void> {
  await db.$executeRaw`
    update accounts set lease_owner = null, lease_token = null, lease_until = null
    where id = ${input.accountId}::uuid and lease_token = ${input.token}::uuid`;
}

/** Those of the accounts whose sign-in lease nobody holds. */
export async function withoutLease(db: Db, accountIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from accounts
    where id = any(${[...accountIds]}::uuid[]) and (lease_until is null or lease_until < clock_timestamp())`;
  return new Set(rows.map(({ id }) => id));
}
