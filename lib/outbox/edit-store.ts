/** Progress messages that are edited, and what a chat's edits have used. */
import { after } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { type ClaimedNotice, EDIT_INTERVAL_MS } from './model.ts';
import { selectNotice } from './store.ts';

/**
 * Takes a progress message for `holdMs` and one edit of its chat's share, in one statement.
 * @param input.said what it said when the edit was decided on: somebody may have changed it.
 * @returns null when it is held, not due, changed, or the share is used up; `nextEdit` says when.
 */
export async function claimEdit(
  db: Db,
  input: { id: string; said: string; now: Date; holdMs: number; aheadMs: number },
): Promise<ClaimedNotice | null> {
  const { id, said, now, holdMs, aheadMs } = input;
  const claimedUntil = after(now, holdMs);
  const taken = await db.$queryRaw<unknown[]>`
    with claimed as (
      update notices n set next_try_at = ${claimedUntil}, tries = tries + 1
      where n.id = ${id}::uuid and n.status in ('owed', 'sent') and n.next_try_at <= ${now}
        and coalesce(n.payload->>'told', '') = ${said} and n.customer_id is not null
        and not exists (
          select 1 from chat_edits e where e.customer_id = n.customer_id and e.paid_until > ${after(now, aheadMs)})
      returning n.customer_id
    )
    insert into chat_edits as e (customer_id, paid_until)
    select customer_id, ${after(now, EDIT_INTERVAL_MS)}::timestamptz from claimed
    on conflict (customer_id) do update
      set paid_until = greatest(e.paid_until, ${now}) + ${EDIT_INTERVAL_MS} * interval '1 ms'
    returning customer_id`;
  const notice = taken.length === 1 ? await selectNotice(db, id) : null;
  return notice && { ...notice, claimedAt: now, claimedUntil };
}

/** When a message that could not be claimed for an edit may be tried again. */
export async function nextEdit(db: Db, input: { id: string; now: Date; aheadMs: number }): Promise<Date> {
  const [row] = await db.$queryRaw<{ nextTryAt: Date; paidUntil: Date | null }[]>`
    select n.next_try_at as "nextTryAt", e.paid_until as "paidUntil"
    from notices n left join chat_edits e on e.customer_id = n.customer_id
    where n.id = ${input.id}::uuid`;
  const share = row?.paidUntil ? after(row.paidUntil, -input.aheadMs) : input.now;
  return row && row.nextTryAt > share ? row.nextTryAt : share;
}
