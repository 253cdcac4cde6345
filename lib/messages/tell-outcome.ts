import { readLanguage } from '#/lib/customers/read-language.ts';
import { deliverClaimed } from '#/lib/outbox/deliver-claimed.ts';
import type { SettledQuestion } from '#/lib/outbox/model.ts';
import { OperatorNoticeSchema } from '#/lib/outbox/schema.ts';
import { claimNotice, recordOutcome } from '#/lib/outbox/store.ts';
import { EDIT_HOLD_MS } from '#/lib/outbox/telegram/sender.ts';
import type { Json } from '#/lib/platform/db.ts';
import type { NoticeEffects } from './deliver-notice.ts';
import { outcomeMessage } from './operator-message.ts';

/**
 * Lets a question in an operator's chat, and each reminder of it, say how it was settled and by whom, so that nobody looks for a
 * phone in vain.
 * A message that is gone needs no outcome.
 */
export async function tellOutcome(ctx: NoticeEffects, question: SettledQuestion): Promise<void> {
  const { telegram } = ctx;
  const now = ctx.clock.now();
  const claim =
    telegram && (await claimNotice(ctx.db, { id: question.id, now, holdMs: EDIT_HOLD_MS, statuses: ['sent'] }));
  if (!claim) return;
  const { chatId, messageId, payload } = claim;

  await deliverClaimed(ctx, claim, async () => {
    const notice = OperatorNoticeSchema.parse({ kind: claim.kind, payload });
    const asks = notice.kind === 'code_needed' || notice.kind === 'code_reminder';
    if (chatId !== null && messageId !== null && asks) {
      const { username, question: kind } = notice.payload;
      const language = (await readLanguage(ctx, { chatId })) ?? 'en';
      await telegram.edit(chatId, messageId, outcomeMessage({ ...question, username, question: kind }, language));
    }
    const told: Json = { ...notice.payload, told: question.status };
    await recordOutcome(ctx.db, claim, { payload: told, done: question.status !== 'answered' });
  });
}
