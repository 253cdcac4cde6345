import type { Db } from '#/lib/platform/db.ts';

/** One figure: `labels` tell apart the figures of one name. Null: there is nothing to say yet. */
export type Sample = { name: string; labels: Record<string, string>; value: number | null };

/** What the database knows, in one statement. Everything that grows is read by an index, and for the last day alone. */
export function samplesNow(db: Db, now: Date): Promise<Sample[]> {
  return db.$queryRaw<Sample[]>`
    with day as (select ${now}::timestamptz - interval '1 day' as ago)
    select 'mutuals_session_deaths_total' as name, jsonb_build_object('cause', cause_of_death) as labels, count(*)::float8 as value
      from generations where cause_of_death is not null group by cause_of_death
    union all
    select 'mutuals_session_age_seconds', jsonb_build_object('account', a.username), extract(epoch from ${now}::timestamptz - g.born_at)::float8
      from generations g join accounts a on a.id = g.account_id where g.ended_at is null and a.status <> 'retired'
    union all
    select 'mutuals_refresh_attempts_total', jsonb_build_object('status', status, 'failure', coalesce(failure::text, '')), count(*)::float8
      from refresh_attempts where status in ('succeeded', 'failed', 'abandoned') group by status, failure
    union all
    select 'mutuals_challenges_open', '{}'::jsonb, count(*)::float8 from challenges where status = 'open'
    union all
    select 'mutuals_requests_total', jsonb_build_object('account', a.username, 'kind', b.kind), b.granted::float8
      from account_budgets b join accounts a on a.id = b.account_id where a.status <> 'retired'
    union all
    select 'mutuals_account_rest_seconds', jsonb_build_object('account', a.username),
           greatest(0, extract(epoch from max(b.rests_until) - ${now}::timestamptz))::float8
      from account_budgets b join accounts a on a.id = b.account_id where a.status <> 'retired' group by a.username having max(b.rests_until) is not null
    union all
    select 'mutuals_checks', jsonb_build_object('status', status, 'reason', coalesce(park_reason::text, '')), count(*)::float8
      from checks where status in ('queued', 'running', 'parked') group by status, park_reason
    union all
    select 'mutuals_check_oldest_seconds', jsonb_build_object('status', status), extract(epoch from ${now}::timestamptz - min(requested_at))::float8
      from checks where status in ('queued', 'running', 'parked') group by status
    union all
    select 'mutuals_checks_last_day', jsonb_build_object('outcome', outcome), count(*)::float8
      from (
        select case when status <> 'completed' then status::text when certificate->'whole' = 'true' then 'whole' else 'not_whole' end as outcome
        from checks, day where requested_at > day.ago and status in ('completed', 'failed', 'cancelled')) ended
      group by outcome
    union all
    select 'mutuals_pages_last_day', '{}'::jsonb, coalesce(sum(pages), 0)::float8 from checks, day where requested_at > day.ago
    union all
    select 'mutuals_notices_owed', jsonb_build_object('audience', audience), count(*)::float8 from notices where status = 'owed' group by audience
    union all
    select 'mutuals_notice_late_seconds', '{}'::jsonb, greatest(0, extract(epoch from ${now}::timestamptz - min(next_try_at)))::float8
      from notices where status = 'owed'
    union all
    select 'mutuals_payments_last_day', jsonb_build_object('method', method, 'status', status), count(*)::float8
      from payments, day where created_at > day.ago group by method, status
    union all
    select 'mutuals_paid_last_day', jsonb_build_object('currency', currency), sum(amount)::float8
      from payments, day 
      where created_at > day.ago and status in ('completed', 'refunding', 'refunded') and not is_test group by currency
    union all
    select 'mutuals_backup_age_seconds', '{}'::jsonb, extract(epoch from ${now}::timestamptz - max(ended_at))::float8 from backups where file is not null`;
}
