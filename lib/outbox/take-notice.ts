import { deliverClaimed, type Effects } from './deliver-claimed.ts';
import { claimEdit, nextEdit } from './edit-store.ts';
import { readFloodPause } from './flood-pause.ts';
import type { ClaimedNotice, Delivered, Notice, Result } from './model.ts';
import { ProgressPayload } from './schema.ts';
import { claimNotice } from './store.ts';
import { EDIT_HOLD_MS, SEND_HOLD_MS } from './telegram/sender.ts';

type Deliver = (claim: ClaimedNotice) => Promise<Result>;
type NotNow = { outcome: 'not_now' };

/** Sends what is owed and due. `not_now`: sent, not due, or held. */
export async function deliverOwed(
  ctx: Effects,
  input: { noticeId: string },
  deliver: Deliver,
): Promise<Delivered | NotNow> {
  return take(ctx, { id: input.noticeId, holdMs: SEND_HOLD_MS, statuses: ['owed'] }, deliver);
}

/** Changes what was sent and may be changed now. */
export async function editSent(
  ctx: Effects,
  input: { noticeId: string },
  deliver: Deliver,
): Promise<Delivered | NotNow> {
  return take(ctx, { id: input.noticeId, holdMs: EDIT_HOLD_MS, statuses: ['sent'] }, deliver);
}

async function take(
  ctx: Effects,
  wanted: { id: string; holdMs: number; statuses: ('owed' | 'sent')[] },
  deliver: Deliver,
): Promise<Delivered | NotNow> {
  if (await readFloodPause(ctx)) return { outcome: 'not_now' };
  const claim = await claimNotice(ctx.db, { ...wanted, now: ctx.clock.now() });
  return claim ? deliverClaimed(ctx, claim, () => deliver(claim)) : { outcome: 'not_now' };
}

/**
 * Sends or changes a progress message within its chat's share. `not_now`: held, changed, or no share left until `at`.
 * @param input.aheadMs how far ahead of what is paid back the edit may go.
 */
export async function editProgress(
  ctx: Effects,
  { notice, aheadMs }: { notice: Notice; aheadMs: number },
  deliver: Deliver,
): Promise<Delivered | (NotNow & { at: Date })> {
  const pause = await readFloodPause(ctx);
  if (pause) return { outcome: 'not_now', at: pause };
  const wanted = { id: notice.id, now: ctx.clock.now(), aheadMs };
  const said = ProgressPayload.parse(notice.payload).told ?? '';
  const claim = await claimEdit(ctx.db, { ...wanted, said, holdMs: EDIT_HOLD_MS });
  if (!claim) return { outcome: 'not_now', at: await nextEdit(ctx.db, wanted) };
  return deliverClaimed(ctx, claim, () => deliver(claim));
}
