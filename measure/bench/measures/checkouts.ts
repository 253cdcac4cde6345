import { randomUUID } from 'node:crypto';
import type { MessageEffects } from '#/lib/messages/model.ts';
import { tellProgress } from '#/lib/messages/tell-progress.ts';
import type { TelegramSender } from '#/lib/outbox/telegram/sender.ts';
import { orderCredits } from '#/lib/payments/order-credits.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { SANDBOX_TOKEN } from '#/sandbox/telegram/create-telegram.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { percentile, type Row } from '../measure.ts';

const PEOPLE = 100;
const PAYMENTS = 200;
const PAYMENT_EVERY_MS = 60;
const WORDS_EVERY_MS = 40;
const STARS = 120;
/** Telegram gives up then; an answer that never came counts as so late. */
const HOLD_MS = 10_000;
const AIM_MS = 2_000;

/** Customers pay while all these checks are told of and others write: how long the question before a payment waits. */
export async function checkoutsUnderLoad(stage: Stage, ctx: MessageEffects, checks: readonly string[]): Promise<Row> {
  const bot = await stage.bot();
  const people = await makePeople(stage);
  const stop = new AbortController();
  const effects = { ...ctx, clock: systemClock, senders: { telegram: QUICK } };
  const load = [tellAll(stage, effects, checks, stop.signal), keepWriting(people, stop.signal)];
  const waits: Promise<number>[] = [];
  for (let n = 0; n < PAYMENTS; n += 1) {
    const person = people[n % people.length];
    if (person) waits.push(payAndTime(person));
    await systemClock.sleep(PAYMENT_EVERY_MS);
  }
  const all = await Promise.all(waits);
  stop.abort();
  const [told = 0, written = 0] = await Promise.all(load);
  await bot.kill();
  return rowOf(all, { told, written });
}

/** Takes no time and knows no limit: nothing but our own work is in the way. */
const QUICK: TelegramSender = {
  send: async () => ({ messageId: 1 }),
  edit: async () => 'edited',
  illustrate: async () => 'edited',
};

type Person = { chat: SandboxUser; invoice: string };

/** Each with an order of their own and its invoice. */
async function makePeople({ ctx, telegram }: Stage): Promise<Person[]> {
  const { id: tariffId } = await ctx.db.tariff.create({
    data: { name: 'One', credits: 1, priceRub: 99, priceStars: STARS },
  });
  const people: Person[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const chat = telegram.user({ firstName: `Buyer ${n}`, languageCode: 'en', started: true });
    const customerId = BigInt(chat.id);
    await ctx.db.customer.create({ data: { id: customerId, referralCode: randomUUID() } });
    const by = { kind: 'customer', id: String(customerId), name: 'Buyer' } as const;
    const ordered = await orderCredits(ctx, { customerId, tariffId, by });
    if (!ordered.ok) throw new Error(`no order: ${ordered.reason}`);
    people.push({ chat, invoice: await invoiceFor(telegram.origin, ordered.order.id) });
  }
  return people;
}

async function invoiceFor(origin: string, payload: string): Promise<string> {
  const prices = [{ label: 'One', amount: STARS }];
  const answer = await fetch(`${origin}/bot${SANDBOX_TOKEN}/createInvoiceLink`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'One', description: 'One check', payload, currency: 'XTR', prices }),
  });
  const { result } = await answer.json();
  return result;
}

/** Milliseconds until the bot agreed. */
async function payAndTime({ chat, invoice }: Person): Promise<number> {
  const from = performance.now();
  const { paid } = await chat.pay(invoice);
  return paid ? performance.now() - from : HOLD_MS;
}

/** Every check gets a page, and its message is looked at, one after the other. @returns how often */
async function tellAll(
  { ctx }: Stage,
  effects: MessageEffects,
  checks: readonly string[],
  stop: AbortSignal,
): Promise<number> {
  for (let told = 0; ; told += 1) {
    const id = checks[told % checks.length];
    if (stop.aborted || !id) return told;
    await ctx.db.check.update({ where: { id }, data: { followersRead: { increment: 25 }, pages: { increment: 1 } } });
    await tellProgress(effects, { checkId: id });
  }
}

/** @returns how many messages the bot got. */
async function keepWriting(people: readonly Person[], stop: AbortSignal): Promise<number> {
  for (let written = 0; ; written += 1) {
    if (stop.aborted) return written;
    people[written % people.length]?.chat.say('/balance');
    await systemClock.sleep(WORDS_EVERY_MS, stop);
  }
}

function rowOf(waits: readonly number[], { told, written }: { told: number; written: number }): Row {
  const of = (share: number) => percentile(waits, share);
  return {
    what: 'question before a payment → its answer under that load, 99th percentile',
    aim: `≤ ${AIM_MS} ms`,
    got: `${of(0.99).toFixed(0)} ms`,
    met: of(0.99) <= AIM_MS,
    note: `${waits.length} payments, median ${of(0.5).toFixed(0)} ms, longest ${of(1).toFixed(0)} ms; meanwhile ${told} messages of checks looked at, ${written} messages of customers`,
  };
}
