import type { Ctx } from '#/lib/context.ts';
import { recordAudit, SYSTEM } from '#/lib/operators/audit.ts';
import { countOwedCopies, oweCopies } from '#/lib/outbox/broadcast-copies.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { listSegment } from '#/lib/views/read-segment.ts';
import { type Broadcast, COPIES_AT_ONCE, MOST_OWED, SPREAD_MS } from './model.ts';
import { Segment } from './schema.ts';
import { moveBroadcast, takeDue, writeReached } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock'>;

/** Owes the next copies of what is being sent, in one transaction with how far it came. @returns how many. */
export async function spreadBroadcasts(ctx: Effects): Promise<number> {
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const broadcast = await takeDue(tx, at);
    return broadcast ? spread(tx, broadcast, at) : 0;
  });
}

async function spread(tx: Tx, broadcast: Broadcast, at: Date): Promise<number> {
  const { id, reached } = broadcast;
  const nextAt = after(at, SPREAD_MS);
  if ((await countOwedCopies(tx, { broadcastId: id })) >= MOST_OWED) {
    await writeReached(tx, id, { nextAt });
    return 0;
  }
  const segment = Segment.parse(broadcast.segment);
  const customers = await listSegment(tx, { segment, reached, at, limit: COPIES_AT_ONCE });
  const last = customers.at(-1);
  if (last === undefined) {
    await moveBroadcast(tx, broadcast, 'finish', at);
    await recordAudit(tx, { actor: SYSTEM, action: 'broadcast.finished', subject: { kind: 'broadcast', id }, at });
    return 0;
  }
  await writeReached(tx, id, { reached: last, nextAt });
  return oweCopies(tx, { broadcastId: id, customers, at, overMs: SPREAD_MS });
}
