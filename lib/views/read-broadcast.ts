import { Segment } from '#/lib/broadcasts/schema.ts';
import type { BroadcastView } from '#/lib/broadcasts/view.ts';
import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type BroadcastRow, broadcastRows, broadcastWords } from './broadcast-view-store.ts';
import { countSegment } from './segment-store.ts';

type Effects = Pick<Ctx, 'db' | 'clock'>;

/** One message to many, and how far it came. @throws {DomainError} `not_found` */
export async function readBroadcast(ctx: Effects, input: { broadcastId: string }): Promise<BroadcastView> {
  const [row] = await broadcastRows(ctx.db, { id: input.broadcastId, limit: 1 });
  if (!row) throw notFound('broadcast', input.broadcastId);
  return viewOf(ctx, row);
}

/** Newest first. */
export async function listBroadcasts(ctx: Effects, input: { limit: number }): Promise<BroadcastView[]> {
  const rows = await broadcastRows(ctx.db, input);
  return Promise.all(rows.map((row) => viewOf(ctx, row)));
}

/** Whom a draft is for is counted; later it is whoever got a copy, or will. */
async function viewOf(ctx: Effects, row: BroadcastRow): Promise<BroadcastView> {
  const segment = Segment.parse(row.segment);
  const copies = row.sent + row.owed + row.undelivered + row.uncertain;
  const isOver = row.status === 'done' || row.status === 'stopped';
  return { ...row, segment, recipients: isOver ? copies : await countSegment(ctx.db, segment, ctx.clock.now()) };
}

/** What a copy says; null when there is no such broadcast. */
export function readWordsOfBroadcast(
  ctx: Pick<Ctx, 'db'>,
  { broadcastId }: { broadcastId: string },
): Promise<{ html: string; status: string } | null> {
  return broadcastWords(ctx.db, broadcastId);
}
