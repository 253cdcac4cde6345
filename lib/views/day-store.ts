import type { Db } from '#/lib/platform/db.ts';

/** A day in UTC, with how many of each there were. `renewed`: sessions obtained anew. */
export type Day = {
  at: Date;
  newcomers: number;
  completed: number;
  failed: number;
  cancelled: number;
  renewed: number;
};

/** The last `days` days up to `now`, newest first. */
export function daysBefore(db: Db, now: Date, days: number): Promise<Day[]> {
  return db.$queryRaw<Day[]>`
    with d as (
      select day as at, day + interval '1 day' as until
      from generate_series(
        date_trunc('day', ${now}::timestamptz, 'UTC') - (${days}::int - 1) * interval '1 day',
        date_trunc('day', ${now}::timestamptz, 'UTC'), interval '1 day') day
    )
    select d.at,
      (select count(*)::int from customers where created_at >= d.at and created_at < d.until) as newcomers,
      coalesce(c.completed, 0) as completed, coalesce(c.failed, 0) as failed, coalesce(c.cancelled, 0) as cancelled,
      (select count(*)::int from refresh_attempts
       where status = 'succeeded' and queued_at >= d.at - interval '1 day' and ended_at >= d.at and ended_at < d.until) as renewed
    from d cross join lateral (
      select count(*) filter (where status = 'completed')::int as completed, count(*) filter (where status = 'failed')::int as failed,
        count(*) filter (where status = 'cancelled')::int as cancelled
      from checks where requested_at >= d.at and requested_at < d.until) c
    order by d.at desc`;
}
