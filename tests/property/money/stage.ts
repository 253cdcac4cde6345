import type { PaymentMethod } from '#/lib/payments/model.ts';
import type { PaidNotice } from '#/lib/payments/robokassa/schema.ts';
import type { NoticeReader } from '#/lib/payments/robokassa/shop.ts';
import { signNotice } from '#/lib/payments/robokassa/signature.ts';
import { after, HOUR_MS, systemClock } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { events } from '#/lib/platform/events.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';
import { createStarsOfTelegram } from './stars-of-telegram.ts';

export type Crash = 'no' | 'before' | 'after';
class Crashed extends Error {
  constructor() {
    super('the process was terminated'); // an outage to whoever reads it
  }
}

const READER: NoticeReader = { password2: 'second', hash: 'sha256', isTest: false, botUsername: null };
const START = Date.UTC(2040, 0, 1);
const PEOPLE = [7_001n, 7_002n];

export type MoneyStage = Awaited<ReturnType<typeof createMoneyStage>>;

/** An empty shop with two customers, two tariffs and two promo codes. Its processes can crash in every transaction. */
export async function createMoneyStage(db: Db) {
  await db.$executeRaw`truncate customers, payments, promo_codes, tariffs, notices, settings, audit_entries cascade`;
  const people = PEOPLE.map((id) => ({ id, referralCode: `code-${id}` }));
  await db.customer.createMany({ data: people });
  const tariffs = await db.tariff.createManyAndReturn({
    data: [
      { name: 'One', credits: 1, priceRub: 99, priceStars: 120 },
      { name: 'Three', credits: 3, priceRub: 249, priceStars: 300 },
    ],
  });
  await db.promoCode.createMany({
    data: [
      { code: 'TWO', credits: 2, usesLeft: 1 },
      { code: 'HALF', percentOff: 50 },
    ],
  });
  let nowMs = START;
  const telegram = createStarsOfTelegram();
  const base = {
    clock: { ...systemClock, now: () => new Date(nowMs) },
    queue: { send: async () => {}, sendAll: async () => {} },
    events,
    log: silentLog,
    limits: { ...USUAL_LIMITS, checksPerDay: 1_000 },
    operatorChannels: { addresses: {}, mail: false, quiet: null },
    stars: telegram.client,
  };
  const one = <T>(rows: readonly T[], pick: number): T | undefined => rows[pick % Math.max(1, rows.length)];

  return {
    telegram,
    now: () => new Date(nowMs),
    pass: () => {
      nowMs = after(new Date(nowMs), HOUR_MS).getTime();
    },
    /** A process of its own, whose next transaction ends as `crash` says. */
    ctx: (crash: Crash) => ({ ...base, db: crash === 'no' ? db : crashing(db, crash) }),
    isCrash: (error: unknown) => error instanceof Crashed,
    customer: (who: number) => one(PEOPLE, who) ?? 0n,
    tariff: (pick: number) => one(tariffs, pick)?.id ?? '',
    async openCheck(pick: number): Promise<string | undefined> {
      return one(await db.check.findMany({ where: { status: 'queued' }, orderBy: { id: 'asc' } }), pick)?.id;
    },
    async payment(pick: number, status: 'completed', method?: PaymentMethod): Promise<string | undefined> {
      const where = { status, ...(method ? { method } : {}) };
      return one(await db.payment.findMany({ where, orderBy: { id: 'asc' } }), pick)?.id;
    },
    reader: READER,
    /** What Robokassa tells of some order by card, whatever became of it; null when there is none. */
    async cardNotice(pick: number, { wrong }: { wrong: boolean }): Promise<PaidNotice | null> {
      const orders = await db.payment.findMany({ where: { method: 'robokassa' }, orderBy: { id: 'asc' } });
      const order = one(orders, pick);
      if (!order) return null;
      const paid = { outSum: order.amount.toFixed(6), invoice: order.externalId ?? '', isTest: false, own: [] };
      return { ...paid, signature: signNotice(paid, wrong ? { ...READER, password2: 'another' } : READER) };
    },
    async order(pick: number, status: 'pending' | 'completed') {
      const found = one(
        await db.payment.findMany({ where: { status, method: 'telegram_stars' }, orderBy: { id: 'asc' } }),
        pick,
      );
      if (!found || found.customerId === null) return null;
      return { id: found.id, customerId: found.customerId, stars: found.amount.toNumber() };
    },
  };
}

/** `before`: the transaction is rolled back at its end. `after`: it is committed, and nobody learns of it. */
function crashing(db: Db, crash: Exclude<Crash, 'no'>): Db {
  const transaction = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    await db.transaction(async (tx) => {
      await work(tx);
      if (crash === 'before') throw new Crashed();
    });
    throw new Crashed();
  };
  return new Proxy(db, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
  });
}
