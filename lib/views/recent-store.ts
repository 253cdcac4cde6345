import type { Db } from '#/lib/platform/db.ts';
import type { AttemptFailure } from '#/lib/refresh/model.ts';

export type EndedRow = { id: string; at: Date; username: string } & (
  | { noun: 'check'; status: 'completed' | 'failed' | 'cancelled'; count: number; whole: boolean; failure: null }
  | {
      noun: 'attempt';
      status: 'succeeded' | 'failed' | 'abandoned';
      count: null;
      whole: null;
      failure: AttemptFailure | null;
    }
);

/** Of the newest checks and attempts that ended, `limit` in all, what ended last first. */
export function endedRows(db: Db, limit: number): Promise<EndedRow[]> {
  return db.$queryRaw<EndedRow[]>`
    select * from (
      (select 'check' as noun, id, status::text, coalesce(finished_at, requested_at) as at, target_username as username,
              coalesce(not_mutual_count, 0) as count, coalesce(certificate->'whole' = 'true', false) as whole, null as failure
       from checks where status in ('completed', 'failed', 'cancelled') order by requested_at desc, id desc limit ${limit}::int)
      union all
      (select 'attempt', t.id, t.status::text, t.ended_at, a.username, null, null, t.failure::text
       from (select * from refresh_attempts order by queued_at desc, id desc limit ${limit}::int) t join accounts a on a.id = t.account_id
       where t.status in ('succeeded', 'failed', 'abandoned') and t.ended_at is not null)
    ) ended
    order by at desc limit ${limit}::int`;
}
