/** The query of what workers have to look after. */
import { NEVER } from '#/lib/outbox/model.ts';
import type { Db } from '#/lib/platform/db.ts';

/** What there is to look after, each kind of work by itself. */
export type Due = {
  /** A check has not ended, or an account in service has no session. */
  checks: boolean;
  /** A sign-in is not over. */
  attempts: boolean;
  /** A provider is to be asked about a refund. */
  refunds: boolean;
  /** A message is to be sent, edited or said again. */
  notices: boolean;
  /** A message to many is being sent. */
  broadcasts: boolean;
  /** A question is open, an incident lasts, or a check waits for a session. */
  people: boolean;
};

/**
 * All of it in one statement, by indexes: each worker asks every few seconds. A line of the bell that nobody is reminded of comes
 * due in the year 9999.
 */
export async function dueNow(db: Db, now: Date): Promise<Due> {
  const [due] = await db.$queryRaw<Due[]>`
    select
      exists (select 1 from checks where status in ('queued', 'running', 'parked'))
        or exists (select 1 from accounts a where a.status = 'ready'
                   and not exists (select 1 from generations g where g.account_id = a.id and g.ended_at is null)) as checks,
      exists (select 1 from refresh_attempts where status in ('queued', 'running', 'waiting_for_code')) as attempts,
      exists (select 1 from payments where status = 'refunding' and refund_next_try_at <= ${now}) as refunds,
      exists (select 1 from notices where status in ('owed', 'sent') and next_try_at <= ${now}) as notices,
      exists (select 1 from broadcasts where status = 'sending') as broadcasts,
      exists (select 1 from challenges where status = 'open')
        or exists (select 1 from notices where channel = 'dashboard' and status = 'sent' and next_try_at < ${NEVER})
        or exists (select 1 from checks where status = 'parked' and park_reason = 'session') as people`;
  return due ?? { checks: true, attempts: true, refunds: true, notices: true, broadcasts: true, people: true };
}
