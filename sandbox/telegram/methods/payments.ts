import { randomBytes } from 'node:crypto';
import { badRequest } from '../bot-api-error.ts';
import { isRecord, type Parameters } from '../parameters.ts';
import { payBack } from '../pay-back.ts';
import { type Invoice, remember, type StarTransaction, type World } from '../world.ts';
import type { Handler } from './handler.ts';
import { postMessage } from './post-message.ts';

const LINKS_KEPT = 1000;
const INVOICE_LINK = 'https://t.me/$';

export const sendInvoice: Handler = (world, p) => {
  const invoice = readInvoice(p);
  const { title, description, currency, amount } = invoice;
  const start_parameter = p.text('start_parameter') ?? '';
  return postMessage(
    world,
    p,
    { invoice: { title, description, start_parameter, currency, total_amount: amount } },
    invoice,
  );
};

export const createInvoiceLink: Handler = (world, p) => {
  const link = `${INVOICE_LINK}${randomBytes(12).toString('base64url')}`;
  remember(world.invoiceLinks, link, readInvoice(p), LINKS_KEPT);
  return link;
};

export const answerPreCheckoutQuery: Handler = (world, p) => {
  const checkout = world.checkouts.get(p.text('pre_checkout_query_id') ?? '');
  if (!checkout) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const ok = p.flag('ok');
  const error = p.text('error_message');
  if (!ok && !error) throw badRequest('error message must be non-empty');
  checkout.answered({ ok, ...(error ? { error } : {}) });
  return true;
};

export const refundStarPayment: Handler = (world, p) => {
  const id = p.text('telegram_payment_charge_id');
  const same = world.transactions.filter((one) => one.id === id && one.userId === p.integer('user_id'));
  const paid = same.find((one) => !one.refund);
  if (!paid) throw badRequest('CHARGE_NOT_FOUND');
  if (same.some((one) => one.refund)) throw badRequest('CHARGE_ALREADY_REFUNDED');
  payBack(world, paid);
  return true;
};

export const getStarTransactions: Handler = (world, p) => {
  const offset = p.integer('offset') ?? 0;
  const limit = Math.min(100, Math.max(1, p.integer('limit') ?? 100));
  return { transactions: world.transactions.slice(offset, offset + limit).map((one) => asWire(world, one)) };
};

export const getMyStarBalance: Handler = (world) => ({
  amount: world.transactions.reduce((sum, one) => sum + (one.refund ? -one.amount : one.amount), 0),
});

function readInvoice(p: Parameters): Invoice {
  const title = within(p.text('title'), 32, 'title');
  const description = within(p.text('description'), 255, 'description');
  const payload = p.text('payload') ?? '';
  const size = Buffer.byteLength(payload);
  if (size < 1 || size > 128) throw badRequest('INVOICE_PAYLOAD_INVALID');
  const currency = p.text('currency') ?? '';
  if (currency !== 'XTR')
    throw badRequest(/^[A-Z]{3}$/.test(currency) ? 'PAYMENT_PROVIDER_INVALID' : 'CURRENCY_INVALID');
  const prices = p.json('prices');
  if (!Array.isArray(prices) || prices.length !== 1) throw badRequest('STARS_INVOICE_INVALID');
  const price: unknown = prices[0];
  const amount = isRecord(price) && typeof price.label === 'string' ? Number(price.amount) : Number.NaN;
  if (!Number.isInteger(amount) || amount < 1 || amount > 100_000) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID');
  return { title, description, payload, currency, amount };
}

function within(value: string | undefined, limit: number, field: string): string {
  const text = value?.trim() ?? '';
  if (text === '') throw badRequest(`${field} must be non-empty`);
  if (text.length > limit) throw badRequest(`${field} is too long`);
  return text;
}

function asWire(world: World, one: StarTransaction): Record<string, unknown> {
  const user = world.conversations.get(one.userId)?.user;
  const partner = { type: 'user', transaction_type: 'invoice_payment', user, invoice_payload: one.payload };
  return { id: one.id, amount: one.amount, date: one.date, [one.refund ? 'receiver' : 'source']: partner };
}
