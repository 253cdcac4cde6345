/** Lets time pass by moving dates nearer. */
import type { WorkerCtx } from '#/lib/context.ts';

/** As if `ms` had gone by for rests, parked checks, planned attempts and open questions. */
export async function passTime({ db }: Pick<WorkerCtx, 'db'>, ms: number): Promise<void> {
  await db.$transaction([
    db.$executeRaw`update account_budgets set rests_until = rests_until - ${ms} * interval '1 ms', next_at = next_at - ${ms} * interval '1 ms',
                   hour = date_trunc('hour', hour - ${ms} * interval '1 ms', 'UTC')`,
    db.$executeRaw`with shown as (delete from account_exposure returning *)
                   insert into account_exposure (account_id, hour, entries, pages, look_ups)
                   select account_id, date_trunc('hour', hour - ${ms} * interval '1 ms', 'UTC'), entries, pages, look_ups from shown`,
    db.$executeRaw`update checks set wake_at = wake_at - ${ms} * interval '1 ms', parked_since = parked_since - ${ms} * interval '1 ms',
                   stalled_since = stalled_since - ${ms} * interval '1 ms'
                   where status in ('parked', 'queued')`,
    db.$executeRaw`update refresh_attempts set not_before = not_before - ${ms} * interval '1 ms' where status = 'queued'`,
    db.$executeRaw`update challenges set expires_at = expires_at - ${ms} * interval '1 ms', can_resend_at = can_resend_at - ${ms} * interval '1 ms'
                   where status = 'open'`,
  ]);
}

/** As if nobody had renewed the leases on sign-ins, and the quiet that goes with them, in time. */
export async function lapseLeases({ db }: Pick<WorkerCtx, 'db'>): Promise<void> {
  await db.$transaction([
    db.$executeRaw`update accounts set lease_until = clock_timestamp() - interval '1 ms' where lease_until is not null`,
    db.$executeRaw`update account_budgets set quiet_until = clock_timestamp() - interval '1 ms' where quiet_until is not null`,
  ]);
}

/** As if running checks had given no sign of life for longer than is believed. */
export async function silenceChecks({ db }: Pick<WorkerCtx, 'db'>): Promise<void> {
  await db.$executeRaw`update checks set seen_at = seen_at - interval '1 hour', started_at = started_at - interval '1 hour'
                       where status = 'running'`;
}

/** As if the moment of the next try had come for all that is owed; whoever had it in hand is gone. */
export async function lapseClaims({ db }: Pick<WorkerCtx, 'db'>): Promise<void> {
  await db.$executeRaw`update notices set next_try_at = clock_timestamp() where status = 'owed'`;
}
