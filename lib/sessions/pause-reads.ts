/**
 * A quiet moment: no page of an account is in flight while its living session is renewed. It is announced first, so that
 * nobody begins to read, and has come when the requests under way are answered. A busy account is made quiet at the border
 * between two pages; its runs wait there and go on with the new session.
 */
import type { WorkerCtx } from '#/lib/context.ts';
import type { Db } from '#/lib/platform/db.ts';
import { LEASE_SECONDS } from './model.ts';
import { isLeased } from './read-lease.ts';

const LOOK_EVERY_MS = 100;

/** Announces quiet, or prolongs it, for as long as a lease lasts. Only the holder of the account's sign-in lease can. */
export async function pauseReads(db: Db, input: { accountId: string; token: string }): Promise<void> {
  await db.$executeRaw`
    insert into account_budgets as b (account_id, kind, quiet_until)
    select a.id, k.kind, clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
    from accounts a, (values ('list'::"RequestKind"), ('profile')) k (kind)
    where a.id = ${input.accountId}::uuid and a.lease_token = ${input.token}::uuid and a.lease_until > clock_timestamp()
    on conflict (account_id, kind) do update set quiet_until = excluded.quiet_until`;
}

/** Waits until the requests that were under way when quiet was announced are answered, or their workers given up. */
export async function readsAreOver(
  ctx: Pick<WorkerCtx, 'db' | 'clock'>,
  input: { accountId: string; signal: AbortSignal },
): Promise<void> {
  while (!input.signal.aborted && (await isLeased(ctx.db, input.accountId)))
    await ctx.clock.sleep(LOOK_EVERY_MS, input.signal);
}

/** Lets everybody read again. Nothing happens when the lease was lost: then quiet ends by itself, or is another's. */
export async function resumeReads(db: Db, input: { accountId: string; token: string }): Promise<void> {
  await db.$executeRaw`
    update account_budgets set quiet_until = null
    where account_id = ${input.accountId}::uuid and quiet_until is not null
      and exists (select 1 from accounts a where a.id = account_id and a.lease_token = ${input.token}::uuid)`;
}
