import { addMessage } from './conversation.ts';
import { nowSeconds, type StarTransaction, type World } from './world.ts';

/** Pays a charge back, for the bot or by Telegram's own support, and says so in the chat. */
export function payBack(world: World, paid: StarTransaction): void {
  world.transactions.push({ ...paid, date: nowSeconds(), refund: true });
  announceRefund(world, paid);
}

/** A person's newest charge that was not paid back; undefined when there is none. */
export function newestCharge(world: World, userId: number): StarTransaction | undefined {
  const own = world.transactions.filter((one) => one.userId === userId);
  const back = new Set(own.filter(({ refund }) => refund).map(({ id }) => id));
  return own.findLast(({ id }) => !back.has(id));
}

function announceRefund(world: World, paid: StarTransaction): void {
  const conversation = world.conversations.get(paid.userId);
  if (!conversation) return;
  const refunded_payment = {
    currency: 'XTR',
    total_amount: paid.amount,
    invoice_payload: paid.payload,
    telegram_payment_charge_id: paid.id,
    provider_payment_charge_id: '',
  };
  const message = addMessage(world, conversation, conversation.user, { refunded_payment });
  world.updates.push('message', message);
}
