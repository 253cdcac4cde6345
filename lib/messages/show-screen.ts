import type { ClaimedNotice, Result } from '#/lib/outbox/model.ts';
import { OperatorNotice } from '#/lib/outbox/schema.ts';
import { editSent } from '#/lib/outbox/take-notice.ts';
import { messageOf } from '#/lib/outbox/telegram/channel.ts';
import { toOperators } from '#/lib/outbox/telegram/sender.ts';
import { readChallengePicture } from '#/lib/views/read-attempts.ts';
import type { MessageEffects } from './model.ts';
import { write } from './tell-operator.ts';

/** Puts what the browser shows, masked, into the question about a code. It is asked at once; the picture comes after. */
export async function showScreen(
  ctx: MessageEffects,
  { id: noticeId, challengeId }: { id: string; challengeId: string },
): Promise<void> {
  const picture = await readChallengePicture(ctx, { challengeId });
  if (picture) await editSent(ctx, { noticeId }, (claim) => illustrate(ctx, claim, picture.bytes));
}

async function illustrate(ctx: MessageEffects, claim: ClaimedNotice, picture: Uint8Array): Promise<Result> {
  const { telegram } = ctx.senders;
  const { chatId, messageId, claimedAt: editFrom } = claim;
  const told = OperatorNotice.parse({ kind: claim.kind, payload: claim.payload });
  if (telegram && chatId !== null && messageId !== null) {
    const message = messageOf(await write(ctx, claim, told, 'chat'));
    await toOperators(telegram).illustrate(chatId, messageId, { ...message, picture });
  }
  return { outcome: 'sent', messageId, says: { ...told.payload, pictured: true }, editFrom };
}
