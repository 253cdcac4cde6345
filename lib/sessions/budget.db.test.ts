import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestLog, type LoggedRequest } from '#/sandbox/instagram/state/request-log.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';
import { restAccount, returnPlace, takePlace } from './budget.ts';
import { insertAccount } from './store.ts';

/** So long that this machine's delays do not matter. */
const INTERVAL_MS = 60_000;
const NEVER_TOO_LONG_MS = 24 * 3_600_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase({ max: 25 });
});
afterAll(() => database.close());

async function account(): Promise<string> {
  const username = `reader.${randomUUID().slice(0, 8)}`;
  const { id } = await database.db.transaction((tx) => insertAccount(tx, { username, createdAt: new Date() }));
  return id;
}

/** Milliseconds until each of `count` simultaneous requests may go out. */
async function moments(accountId: string, count: number, kind: 'list' | 'profile' = 'list'): Promise<number[]> {
  const asked = await Promise.all(
    Array.from({ length: count }, async () => {
      const place = await take(accountId, { kind });
      if (!('waitMs' in place)) throw new Error('the account rests');
      return place.waitMs + performance.now();
    }),
  );
  return asked.sort((a, b) => a - b);
}

function take(accountId: string, input: { kind?: 'list' | 'profile' | 'probe'; holdMs?: number } = {}) {
  const limits = { ...USUAL_LIMITS, listIntervalMs: INTERVAL_MS };
  const { kind = 'list', holdMs = NEVER_TOO_LONG_MS } = input;
  return takePlace({ db: database.db, limits }, { accountId, kind, holdMs });
}

const gaps = (sorted: readonly number[]) => sorted.slice(1).map((at, n) => at - (sorted[n] ?? 0));

/** Far below the interval, far above any real delay. */
const DELAY_MS = 10_000;

describe('the request budget of an account', () => {
  it('hands out places an interval apart and more to fifty who ask at once', async () => {
    const accountId = await account();
    const apart = gaps(await moments(accountId, 50));
    expect(apart).toHaveLength(49);
    for (const gap of apart) {
      expect(gap).toBeGreaterThan(INTERVAL_MS - DELAY_MS);
      expect(gap).toBeLessThan(1.03 * INTERVAL_MS + DELAY_MS);
    }
    const [row] = await database.db.accountBudget.findMany({ where: { accountId, kind: 'list' } });
    expect(row?.granted).toBe(50n);
  });

  it('gives places in the order asked', async () => {
    const accountId = await account();
    const waits: number[] = [];
    for (let n = 0; n < 10; n += 1) waits.push(...(await moments(accountId, 1)));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it('does not save up what was not used: after a quiet time there is no burst', async () => {
    const accountId = await account();
    await take(accountId);
    await database.db
      .$executeRaw`update account_budgets set next_at = next_at - interval '1 day' where account_id = ${accountId}::uuid`;
    const sorted = await moments(accountId, 3);
    expect((sorted[0] ?? 0) - performance.now()).toBeLessThan(DELAY_MS);
    for (const gap of gaps(sorted)) expect(gap).toBeGreaterThan(INTERVAL_MS - DELAY_MS);
  });

  it('keeps kinds of requests apart', async () => {
    const accountId = await account();
    await moments(accountId, 5, 'list');
    const [first = Number.NaN] = await moments(accountId, 1, 'profile');
    expect(first - performance.now()).toBeLessThan(DELAY_MS);
    expect(await take(accountId, { kind: 'probe' })).toEqual({ waitMs: 0 });
  });

  it('keeps accounts apart, and goes by an account’s own pace where it has one', async () => {
    const [busy, slow] = [await account(), await account()];
    await moments(busy, 5);
    await database.db.accountBudget.create({ data: { accountId: slow, kind: 'list', intervalMs: 3 * INTERVAL_MS } });
    const sorted = await moments(slow, 3);
    expect((sorted[0] ?? 0) - performance.now()).toBeLessThan(DELAY_MS);
    for (const gap of gaps(sorted)) expect(gap).toBeGreaterThan(3 * INTERVAL_MS - DELAY_MS);
  });
});

describe('requests that arrive late by chance', () => {
  // lateness stays below the margin: n windows of 3 % of the interval, at most one interval
  it.each([
    [5_000, 1, 150],
    [5_000, 10, 1_500],
    [5_000, 40, 5_000],
    [100, 1, 3],
    [100, 40, 100],
  ])(
    'never exceed the pace at the site: every %d ms, in windows of %d, up to %d ms late',
    async (intervalMs, places, lateMs) => {
      const slots = await slotsOf(await account(), intervalMs);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 0, max: lateMs - 1 }), { minLength: SLOTS, maxLength: SLOTS }),
          async (late) => {
            const site = createRequestLog();
            for (const [n, slot] of slots.entries()) site.add(arriving(slot + (late[n] ?? 0)));
            expect(site.maxPerWindow(places * intervalMs)).toBeLessThanOrEqual(places);
          },
        ),
        { numRuns: 50 },
      );
    },
  );

  const SLOTS = 90;

  /** Milliseconds on the database's clock. */
  async function slotsOf(accountId: string, listIntervalMs: number): Promise<number[]> {
    const ctx = { db: database.db, limits: { ...USUAL_LIMITS, listIntervalMs } };
    const behind: number[] = [];
    for (let n = 0; n <= SLOTS; n += 1) {
      await takePlace(ctx, { accountId, kind: 'list', holdMs: NEVER_TOO_LONG_MS });
      const row = await database.db.accountBudget.findFirstOrThrow({ where: { accountId, kind: 'list' } });
      behind.push(row.nextAt.getTime()); // the moment after a slot is the next slot
    }
    return behind.slice(0, SLOTS);
  }

  function arriving(ms: number): Omit<LoggedRequest, 'number'> {
    const about = {
      method: 'GET',
      path: '/',
      list: 'followers',
      profile: 'ada',
      cursor: null,
      account: 'reader',
    } as const;
    const answered = { session: 1, status: 200, fault: null, entries: 25, durationMs: 1 };
    return { ...about, ...answered, surface: 'list', at: new Date(ms) };
  }
});

describe('a throttled answer', () => {
  const REST_MS = 10 * INTERVAL_MS;

  it('moves the next place of every kind for everybody', async () => {
    const accountId = await account();
    await moments(accountId, 2);
    await restAccount(database.db, { accountId, ms: REST_MS });
    for (const kind of ['list', 'profile'] as const) {
      const [first = 0] = await moments(accountId, 1, kind);
      expect(first - performance.now(), kind).toBeGreaterThan(REST_MS - DELAY_MS);
    }
  });

  it('hands out no place, and says how long it lasts, to whoever would not wait so long', async () => {
    const accountId = await account();
    await restAccount(database.db, { accountId, ms: REST_MS });
    const place = await take(accountId, { holdMs: INTERVAL_MS });
    expect('restsMs' in place && place.restsMs > REST_MS - DELAY_MS && place.restsMs <= REST_MS).toBe(true);

    const rows = await database.db.accountBudget.findMany({ where: { accountId } });
    expect(rows.map(({ kind, granted }) => [kind, granted])).toEqual([['list', 0n]]);
  });

  it('is never shortened by a later, shorter one', async () => {
    const accountId = await account();
    await restAccount(database.db, { accountId, ms: REST_MS });
    await restAccount(database.db, { accountId, ms: 1_000 });
    const place = await take(accountId, { holdMs: INTERVAL_MS });
    expect('restsMs' in place ? place.restsMs : 0).toBeGreaterThan(REST_MS - DELAY_MS);
  });
});

describe('a place that is given back', () => {
  const limits = { ...USUAL_LIMITS, listIntervalMs: INTERVAL_MS };
  const giveBack = (accountId: string, slot: string) =>
    returnPlace({ db: database.db, limits }, { accountId, kind: 'list', slot });
  const behind = async (accountId: string) => {
    const rows = await database.db.$queryRaw<{ slot: string }[]>`
      select next_at::text as slot from account_budgets where account_id = ${accountId}::uuid and kind = 'list'`;
    return rows[0]?.slot ?? '';
  };

  it('is the next asker’s, and only once', async () => {
    const accountId = await account();
    await take(accountId);
    const first = await behind(accountId);
    await take(accountId);
    const second = await behind(accountId);
    await giveBack(accountId, second);
    expect(await behind(accountId)).toBe(first);
    await giveBack(accountId, second);
    expect(await behind(accountId)).toBe(first);
  });

  it('is lost when somebody stands behind it already: nobody’s turn moves', async () => {
    const accountId = await account();
    await take(accountId);
    const first = await behind(accountId);
    await take(accountId);
    const second = await behind(accountId);
    await giveBack(accountId, first);
    expect(await behind(accountId)).toBe(second);
  });
});
