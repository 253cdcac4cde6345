/**
 * Pauses an account's reads while its living session is renewed: announced first, and held once requests under way are
 * answered. Runs continue with the new session.
 */
import type { WorkerCtx } from '#/lib/context.ts';
import type { Db } from '#/lib/platform/db.ts';
import { LEASE_SECONDS } from './model.ts';
import { isLeased } from './read-lease.ts';

const LOOK_EVERY_MS = 100;

/** Announces or prolongs the pause by LEASE_SECONDS. Does nothing when the sign-in lease was lost. */
export async function pauseReads(db: Db, input: { accountId: string; token: string }): Promise<void> {
  await db.$executeRaw`
    insert into account_budgets as b (account_id, kind, quiet_until)
    select a.id, k.kind, clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
    from accounts a, (values ('list'::"RequestKind"), ('look_up'), ('profile')) k (kind)
    where a.id = ${input.accountId}::uuid and a.lease_token = ${input.token}::uuid and a.lease_until > clock_timestamp()
    on conflict (account_id, kind) do update set quiet_until = excluded.quiet_until`;
}

/** Waits until requests from before the announcement are answered, or their workers given up. */
export async function readsAreOver(
  ctx: Pick<WorkerCtx, 'db' | 'clock'>,
  input: { accountId: string; signal: AbortSignal },
): Promise<void> {
  while (!input.signal.aborted && (await isLeased(ctx.db, input.accountId)))
    await ctx.clock.sleep(LOOK_EVERY_MS, input.signal);
}

/** Ends the pause. Does nothing when the lease was lost: the pause then lapses or is another's. */
export async function resumeReads(db: Db, input: { accountId: string; token: string }): Promise<void> {
  await db.$executeRaw`
    update account_budgets set quiet_until = null
    where account_id = ${input.accountId}::uuid and quiet_until is not null
      and exists (select 1 from accounts a where a.id = account_id and a.lease_token = ${input.token}::uuid)`;
}
