import { randomBytes } from 'node:crypto';
import type { TgMessage } from './bot-api-model.ts';
import { addMessage } from './conversation.ts';
import { writeToBot } from './person-writes.ts';
import { type Conversation, type Invoice, nowSeconds, type World } from './world.ts';

export type PaymentOutcome =
  | { paid: true; chargeId: string; message: TgMessage }
  | { paid: false; reason: 'refused' | 'timeout'; error: string };

const TRANSACTIONS_KEPT = 50_000;

/**
 * Pays with Stars, if the bot agrees to `pre_checkout_query` within 10 s. An invoice can be paid again, as another charge.
 * @param unheard the bot never gets the message about it, as when nobody asked for updates for a day.
 */
export async function payInvoice(
  world: World,
  conversation: Conversation,
  invoice: Invoice,
  unheard = false,
): Promise<PaymentOutcome> {
  const answer = await askBot(world, conversation, invoice);
  if (!answer) return { paid: false, reason: 'timeout', error: 'The bot did not answer in time. Nothing was paid.' };
  if (!answer.ok) return { paid: false, reason: 'refused', error: answer.error ?? 'The bot refused the payment.' };

  const chargeId = `stx${randomBytes(24).toString('base64url')}`;
  const { amount, payload } = invoice;
  world.transactions.push({
    id: chargeId,
    amount,
    date: nowSeconds(),
    userId: conversation.user.id,
    payload,
    refund: false,
  });
  if (world.transactions.length > TRANSACTIONS_KEPT) world.transactions.shift();
  markPaid(world, conversation, invoice);
  const successful_payment = {
    currency: invoice.currency,
    total_amount: amount,
    invoice_payload: payload,
    telegram_payment_charge_id: chargeId,
    provider_payment_charge_id: `${conversation.user.id}_0`,
  };
  const message = unheard
    ? addMessage(world, conversation, conversation.user, { successful_payment })
    : writeToBot(world, conversation, { successful_payment });
  return { paid: true, chargeId, message };
}

/** The chat's newest unpaid invoice, or this message's; undefined when there is none. */
export function findInvoice(conversation: Conversation, messageId?: number): Invoice | undefined {
  const stored = messageId === undefined ? undefined : conversation.messages.get(messageId);
  if (messageId !== undefined) return stored?.invoice;
  return [...conversation.messages.values()].reverse().find(({ invoice }) => invoice && !invoice.paid)?.invoice;
}

function markPaid(world: World, conversation: Conversation, invoice: Invoice): void {
  const stored = [...conversation.messages.values()].find((one) => one.invoice === invoice);
  if (!stored) return;
  invoice.paid = true;
  world.emit({ kind: 'message', chatId: conversation.user.id, message: stored.message });
}

function askBot(world: World, conversation: Conversation, invoice: Invoice) {
  const id = `${conversation.user.id}${randomBytes(6).readUIntBE(0, 6)}`;
  return new Promise<{ ok: boolean; error?: string } | undefined>((resolve) => {
    const end = (result: { ok: boolean; error?: string } | undefined) => {
      clearTimeout(timer);
      world.checkouts.delete(id);
      resolve(result);
    };
    const timer = setTimeout(() => end(undefined), world.checkoutTimeoutMs);
    world.checkouts.set(id, { answered: end });
    const { currency, amount: total_amount, payload: invoice_payload } = invoice;
    const query = { id, from: conversation.user, currency, total_amount, invoice_payload };
    world.updates.push('pre_checkout_query', query);
  });
}
