import { readLanguage } from '#/lib/customers/read-language.ts';
import { type ClaimedNotice, EDIT_INTERVAL_MS, type Result } from '#/lib/outbox/model.ts';
import { OperatorNotice } from '#/lib/outbox/schema.ts';
import { editSent } from '#/lib/outbox/take-notice.ts';
import { type TelegramSender, toOperators } from '#/lib/outbox/telegram/sender.ts';
import { after } from '#/lib/platform/clock.ts';
import type { SettledQuestion } from '#/lib/views/read-questions.ts';
import type { MessageEffects } from './model.ts';
import { outcomeMessage } from './outcome-message.ts';

/** Lets a question in a chat, and its reminders, say how it was settled and by whom. */
export async function tellOutcome(ctx: MessageEffects, question: SettledQuestion): Promise<void> {
  const { telegram } = ctx.senders;
  if (telegram) await editSent(ctx, { noticeId: question.id }, (claim) => sayOutcome(ctx, telegram, claim, question));
}

async function sayOutcome(
  ctx: MessageEffects,
  telegram: TelegramSender,
  { kind, payload, chatId, messageId, claimedAt }: ClaimedNotice,
  question: SettledQuestion,
): Promise<Result> {
  const notice = OperatorNotice.parse({ kind, payload });
  const asks = notice.kind === 'code_needed' || notice.kind === 'code_reminder';
  if (chatId !== null && messageId !== null && asks) {
    const { username, question: asked } = notice.payload;
    const language = (await readLanguage(ctx, { chatId })) ?? 'en';
    await toOperators(telegram).edit(
      chatId,
      messageId,
      outcomeMessage({ ...question, username, question: asked }, language),
    );
  }
  const says = { ...notice.payload, told: question.status };
  const editFrom = question.status === 'answered' ? { editFrom: after(claimedAt, EDIT_INTERVAL_MS) } : {};
  return { outcome: 'sent', messageId, says, ...editFrom };
}
