import type { ClaimedNotice, Result } from '#/lib/outbox/model.ts';
import { sendOnce } from '#/lib/outbox/send-once.ts';
import { readWordsOfBroadcast } from '#/lib/views/read-broadcast.ts';
import type { MessageEffects } from './model.ts';

/**
 * Sends one copy of a message to many. A copy of which nobody knows whether it arrived is not sent again.
 * @throws {DeliveryError}
 */
export async function tellBroadcast(ctx: MessageEffects, claim: ClaimedNotice): Promise<Result> {
  const { telegram } = ctx.senders;
  const words = claim.broadcastId && (await readWordsOfBroadcast(ctx, { broadcastId: claim.broadcastId }));
  if (!telegram || claim.chatId === null || !words) throw new Error('a copy belongs to a broadcast and a chat');
  const { chatId } = claim;
  return sendOnce(ctx, claim, async () => {
    if (words.status === 'stopped') return { outcome: 'undeliverable', reason: 'stopped before it was sent' };
    const { messageId } = await telegram.send(chatId, { html: words.html });
    return { outcome: 'sent', messageId };
  });
}
