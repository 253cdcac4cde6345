import { Segment } from '#/lib/broadcasts/schema.ts';
import type { BroadcastView } from '#/lib/broadcasts/view.ts';
import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type BroadcastRow, broadcastRows, broadcastWords } from './broadcast-view-store.ts';
import { countSegments } from './segment-store.ts';

type Effects = Pick<Ctx, 'db' | 'clock'>;

/** One message to many, and how far it came. @throws {DomainError} `not_found` */
export async function readBroadcast(ctx: Effects, input: { broadcastId: string }): Promise<BroadcastView> {
  const [view] = await viewsOf(ctx, await broadcastRows(ctx.db, { id: input.broadcastId, limit: 1 }));
  if (!view) throw notFound('broadcast', input.broadcastId);
  return view;
}

/** Newest first. */
export async function listBroadcasts(ctx: Effects, input: { limit: number }): Promise<BroadcastView[]> {
  return viewsOf(ctx, await broadcastRows(ctx.db, input));
}

/** Whom a draft is for is counted; later it is whoever got a copy, or will. */
async function viewsOf(ctx: Effects, rows: readonly BroadcastRow[]): Promise<BroadcastView[]> {
  const read = rows.map((row) => ({ ...row, segment: Segment.parse(row.segment) }));
  const open = read.filter(({ status }) => status === 'draft' || status === 'sending');
  const counts = await countSegments(
    ctx.db,
    open.map(({ segment }) => segment),
    ctx.clock.now(),
  );
  return read.map((row) => {
    const copies = row.sent + row.owed + row.undelivered + row.uncertain;
    return { ...row, recipients: counts[open.indexOf(row)] ?? copies };
  });
}

/** What a copy says; null when there is no such broadcast. */
export function readWordsOfBroadcast(
  ctx: Pick<Ctx, 'db'>,
  { broadcastId }: { broadcastId: string },
): Promise<{ html: string; status: string } | null> {
  return broadcastWords(ctx.db, broadcastId);
}
