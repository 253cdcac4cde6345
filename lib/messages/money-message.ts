import { balanceOf } from '#/lib/customers/change-balance.ts';
import { readLanguage } from '#/lib/customers/read-language.ts';
import type { ClaimedNotice, Result } from '#/lib/outbox/model.ts';
import { MoneyNotice, priceText } from '#/lib/outbox/money-notice.ts';
import type { TelegramMessage } from '#/lib/outbox/telegram/sender.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '#/lib/platform/language.ts';
import type { MessageEffects } from './model.ts';
import { say } from './texts.ts';

/**
 * Tells a customer what became of their credits, with the balance as it is now.
 * @throws {DeliveryError}; {DomainError} when there is nobody to tell.
 */
export async function tellMoney(ctx: MessageEffects, { kind, payload, chatId }: ClaimedNotice): Promise<Result> {
  const { telegram } = ctx.senders;
  if (!telegram) throw new Error('a customer is told by Telegram alone');
  if (chatId === null) throw new DomainError('invalid', 'This notice names no chat.');
  const balance = await balanceOf(ctx.db, chatId);
  if (balance === null) throw new DomainError('not_found', 'This customer is gone.');
  const language = (await readLanguage(ctx, { chatId })) ?? DEFAULT_LANGUAGE;
  const { messageId } = await telegram.send(
    chatId,
    moneyMessage(MoneyNotice.parse({ kind, payload }), balance, language),
  );
  return { outcome: 'sent', messageId };
}

/** What it says. With something to spend, a button leads on. */
export function moneyMessage(notice: MoneyNotice, balance: number, language: Language): TelegramMessage {
  if (notice.kind === 'access_declined') return declined(language);
  const paragraphs = [...wordsOf(notice, language), say(language, 'balance-now', { balance })];
  const html = paragraphs.join('\n\n');
  if (balance === 0) return { html };
  return { html, keyboard: [[{ text: say(language, 'button-check-now'), data: 'menu:check' }]] };
}

/** What is free for everybody is offered instead. */
function declined(language: Language): TelegramMessage {
  const keyboard = [[{ text: say(language, 'button-archive'), data: 'archive:how' }]];
  return { html: say(language, 'access-declined'), keyboard };
}

function wordsOf(notice: Exclude<MoneyNotice, { kind: 'access_declined' }>, language: Language): string[] {
  switch (notice.kind) {
    case 'payment_received':
      return [say(language, 'payment-received', { credits: notice.payload.credits, price: priceText(notice.payload) })];
    case 'payment_refunded': {
      const { missing, credits } = notice.payload;
      const more = missing > 0 ? [say(language, 'payment-refunded-missing', { missing })] : [];
      return [say(language, 'payment-refunded', { credits, price: priceText(notice.payload) }), ...more];
    }
    case 'credits_given':
      return [
        say(language, 'credits-given', { credits: notice.payload.credits }),
        ...why(notice.payload.note, language),
      ];
    case 'credits_taken':
      return [
        say(language, 'credits-taken', { credits: notice.payload.credits }),
        ...why(notice.payload.note, language),
      ];
    case 'access_granted':
      return [say(language, 'access-granted', notice.payload)];
    case 'promo_credited':
      return [say(language, 'promo-credited', notice.payload)];
    case 'invited_enough':
      return [say(language, 'invited-enough', notice.payload)];
  }
}

function why(note: string | null, language: Language): string[] {
  return note === null ? [] : [say(language, 'credits-why', { note })];
}
