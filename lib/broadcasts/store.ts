import type { Db, Json, Tx } from '#/lib/platform/db.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { next } from '#/lib/platform/machine.ts';
import { BROADCAST_MACHINE, type Broadcast, type BroadcastEvent } from './model.ts';
import type { Segment } from './schema.ts';

/** Null when there is none. */
export function findBroadcast(db: Db | Tx, id: string): Promise<Broadcast | null> {
  return db.broadcast.findUnique({ where: { id } });
}

/** Adds a draft. */
export function insertBroadcast(
  tx: Tx,
  row: { html: string; segment: Segment; madeBy: string; madeAt: Date },
): Promise<Broadcast> {
  return tx.broadcast.create({ data: { ...row, segment: row.segment as Json } });
}

/** @returns false when it is no draft any more. */
export async function writeSegment(tx: Tx, id: string, segment: Segment): Promise<boolean> {
  const { count } = await tx.broadcast.updateMany({
    where: { id, status: 'draft' },
    data: { segment: segment as Json },
  });
  return count === 1;
}

/** @throws {IllegalTransition} no such arrow, or somebody moved it first. */
export async function moveBroadcast(tx: Tx, broadcast: Broadcast, event: BroadcastEvent, at: Date): Promise<void> {
  const status = next('broadcast', BROADCAST_MACHINE, broadcast.status, event);
  const when = event === 'send' ? { startedAt: at, nextAt: at } : { endedAt: at, nextAt: null };
  const seen = { id: broadcast.id, status: broadcast.status };
  const { count } = await tx.broadcast.updateMany({ where: seen, data: { status, ...when } });
  if (count === 0) throw new IllegalTransition('broadcast', broadcast.status, event);
}

/** Takes a broadcast whose next copies are due, for this transaction alone; null when none is. */
export async function takeDue(tx: Tx, now: Date): Promise<Broadcast | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select id from broadcasts where status = 'sending' and next_at <= ${now}
    order by next_at limit 1 for update skip locked`;
  return row ? findBroadcast(tx, row.id) : null;
}

/** Notes up to whom copies are owed, and when the next ones are. */
export async function writeReached(tx: Tx, id: string, to: { reached?: bigint; nextAt: Date }): Promise<void> {
  await tx.broadcast.update({ where: { id }, data: to });
}
