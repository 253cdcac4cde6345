import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { cancelCopies } from '#/lib/outbox/broadcast-copies.ts';
import { notFound } from '#/lib/platform/errors.ts';
import type { BroadcastEvent } from './model.ts';
import { findBroadcast, moveBroadcast } from './store.ts';

type Input = { broadcastId: string; by: Actor };

/** Begins to send a draft, once. @throws {DomainError} `forbidden`; `not_found`; {IllegalTransition} it is no draft. */
export function sendBroadcast(ctx: Pick<Ctx, 'db' | 'clock'>, input: Input): Promise<void> {
  return move(ctx, input, () => 'send');
}

/**
 * Throws a draft away, or stops what is being sent: copies that nobody has in hand are not sent any more.
 * @throws {DomainError} `forbidden`; `not_found`; {IllegalTransition} it has ended.
 */
export function stopBroadcast(ctx: Pick<Ctx, 'db' | 'clock'>, input: Input): Promise<void> {
  return move(ctx, input, (status) => (status === 'draft' ? 'discard' : 'stop'));
}

const ACTIONS = {
  send: 'broadcast.sent',
  stop: 'broadcast.stopped',
  discard: 'broadcast.discarded',
  finish: 'broadcast.finished',
} as const satisfies Record<BroadcastEvent, string>;

async function move(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { broadcastId, by }: Input,
  eventOf: (status: string) => BroadcastEvent,
): Promise<void> {
  demandRight(by, 'broadcast.send');
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const broadcast = await findBroadcast(tx, broadcastId);
    if (!broadcast) throw notFound('broadcast', broadcastId);
    const event = eventOf(broadcast.status);
    await moveBroadcast(tx, broadcast, event, at);
    if (event === 'stop') await cancelCopies(tx, { broadcastId });
    const subject = { kind: 'broadcast', id: broadcastId };
    await recordAudit(tx, { actor: by, action: ACTIONS[event], subject, detail: { segment: broadcast.segment }, at });
  });
}
