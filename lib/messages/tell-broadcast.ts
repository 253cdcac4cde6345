import type { ClaimedNotice, Result } from '#/lib/outbox/model.ts';
import { readWordsOfBroadcast } from '#/lib/views/read-broadcast.ts';
import type { MessageEffects } from './model.ts';

/**
 * Sends one copy of a message to many. A worker that died with a copy in hand may have sent it: it is not sent again.
 * @throws {DeliveryError}
 */
export async function tellBroadcast(ctx: MessageEffects, claim: ClaimedNotice): Promise<Result> {
  const { telegram } = ctx.senders;
  const words = claim.broadcastId && (await readWordsOfBroadcast(ctx, { broadcastId: claim.broadcastId }));
  if (!telegram || claim.chatId === null || !words) throw new Error('a copy belongs to a broadcast and a chat');
  if (claim.tries > 1 && claim.error === null)
    return { outcome: 'undeliverable', reason: 'uncertain: its worker ended while it was being sent' };
  if (words.status === 'stopped') return { outcome: 'undeliverable', reason: 'stopped before it was sent' };
  const { messageId } = await telegram.send(claim.chatId, { html: words.html });
  return { outcome: 'sent', messageId };
}
