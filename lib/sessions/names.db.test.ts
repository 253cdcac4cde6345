import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { sql } from '#/lib/platform/db.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { NO_NAMES_LIMITS, USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';
import { returnPlace, takePlace } from './budget.ts';
import type { NamesLimits } from './names.ts';
import { healthiestAccount, namesLeft, soonestRestMs } from './pool.ts';
import { readExposure } from './read-exposure.ts';
import { lookUpCame, pageCame } from './read-lease.ts';
import { insertAccount } from './store.ts';

const DAY_MS = 24 * HOUR_MS;
const WORKERS = 20;

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase({ max: WORKERS + 5 });
});
afterAll(() => database.close());

const world = (limits: Partial<NamesLimits>) => ({
  db: database.db,
  limits: { ...USUAL_LIMITS, ...NO_NAMES_LIMITS, listIntervalMs: 1, ...limits },
});

async function account() {
  const { db } = database;
  const row = { username: `reader.${randomUUID().slice(0, 8)}`, createdAt: new Date() };
  const { id } = await db.transaction((tx) => insertAccount(tx, row));
  const generation = {
    accountId: id,
    number: 1,
    sealedIdentity: '',
    maskedSessionId: '…',
    source: 'handed_in',
  } as const;
  return { id, generationId: (await db.generation.create({ data: generation })).id };
}
type Reader = Awaited<ReturnType<typeof account>>;

const leaseOf = ({ id }: Reader) => ({ accountId: id, checkId: randomUUID(), stream: 0, token: randomUUID() }) as const;

async function page(reader: Reader, entries: number, onlyIf = true) {
  const came = { generationId: reader.generationId, entries, lease: leaseOf(reader) };
  await database.db.$queryRaw`with ${pageCame(came, sql`${onlyIf}`)} select 1`;
}

async function lookUp(reader: Reader, look: { entries: number; requests: number }) {
  const came = { generationId: reader.generationId, lease: leaseOf(reader), ...look };
  await database.db.$queryRaw`with ${lookUpCame(came, sql`true`)} select 1`;
}

function take(limits: Partial<NamesLimits>, { id }: Reader, kind: 'list' | 'look_up' | 'profile') {
  return takePlace(world(limits), { accountId: id, kind, holdMs: HOUR_MS });
}

/** What was shown in an hour so many hours ago. */
async function shownBefore({ id }: Reader, hours: number, shown: { entries?: number; lookUps?: number }) {
  const [{ hour } = { hour: new Date() }] = await database.db.$queryRaw<{ hour: Date }[]>`
    select date_trunc('hour', clock_timestamp(), 'UTC') - ${hours} * interval '1 hour' as hour`;
  await database.db.accountExposure.create({ data: { accountId: id, hour, ...shown } });
}

const intoTheHour = async () => {
  const [{ ms } = { ms: 0 }] = await database.db.$queryRaw<{ ms: number }[]>`
    select extract(epoch from clock_timestamp() - date_trunc('hour', clock_timestamp(), 'UTC'))::double precision * 1000 as ms`;
  return ms;
};

describe('what an account was shown', () => {
  it('is counted by the hour in the statement that stores it, many at once', async () => {
    const reader = await account();
    await Promise.all([
      ...Array.from({ length: WORKERS }, () => page(reader, 25)),
      lookUp(reader, { entries: 3, requests: 2 }),
      page(reader, 99, false),
    ]);
    const hours = await database.db.accountExposure.findMany({ where: { accountId: reader.id } });
    const sum = (of: 'entries' | 'pages' | 'lookUps') => hours.reduce((all, row) => all + row[of], 0);
    expect([sum('entries'), sum('pages'), sum('lookUps')]).toEqual([WORKERS * 25 + 3, WORKERS, 2]);
    const generation = await database.db.generation.findUniqueOrThrow({ where: { id: reader.generationId } });
    expect([generation.requests, generation.entriesRead]).toEqual([WORKERS + 2, WORKERS * 25 + 3]);
  });
});

describe('the names budget of an account', () => {
  const granted = (places: readonly object[]) => places.filter((place) => 'waitMs' in place).length;

  it.each([{ lookUpsPerHour: 7 }, { lookUpsPerDay: 7 }])(
    'hands out exactly as many look-ups as are left to workers who ask at once: %o',
    async (limits) => {
      const reader = await account();
      for (let n = 0; n < 2; n += 1) await take(limits, reader, 'look_up');
      await lookUp(reader, { entries: 1, requests: 2 });
      const asked = Array.from({ length: WORKERS }, () => take(limits, reader, 'look_up'));
      expect(granted(await Promise.all(asked))).toBe(5);
    },
  );

  it.each([{ entriesPerHour: 400 }, { entriesPerDay: 400 }])(
    'counts a page under way as a full one, until it came: %o',
    async (limits) => {
      const reader = await account();
      const asked = Array.from({ length: WORKERS }, () => take(limits, reader, 'list'));
      expect(granted(await Promise.all(asked))).toBe(8);
      await Promise.all(Array.from({ length: 8 }, () => page(reader, 25)));
      const again = Array.from({ length: WORKERS }, () => take(limits, reader, 'list'));
      expect(granted(await Promise.all(again))).toBe(4);
    },
  );

  it('is never exceeded by workers who read until nothing is left', async () => {
    const reader = await account();
    const limits = { entriesPerHour: 1_000 };
    const worker = async () => {
      for (;;) {
        if ('restsMs' in (await take(limits, reader, 'list'))) return;
        await page(reader, 25);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
    const { _sum: shown } = await database.db.accountExposure.aggregate({
      where: { accountId: reader.id },
      _sum: { entries: true },
    });
    expect(shown.entries).toBeLessThanOrEqual(1_000);
    expect(shown.entries).toBeGreaterThan(900);
  });

  it('lasts until the hour is over, and says how long that is', async () => {
    const reader = await account();
    await shownBefore(reader, 0, { entries: 990, lookUps: 5 });
    for (const kind of ['list', 'look_up'] as const) {
      const place = await take({ entriesPerHour: 1_000, lookUpsPerHour: 5 }, reader, kind);
      const left = HOUR_MS - (await intoTheHour());
      expect('restsMs' in place ? Math.abs(place.restsMs - left) : null, kind).toBeLessThan(MINUTE_MS);
    }
    expect(await take({ entriesPerHour: 1_000, lookUpsPerHour: 5 }, reader, 'profile')).toHaveProperty('waitMs');
  });

  it('has names again when enough hours have left the day', async () => {
    const reader = await account();
    await shownBefore(reader, 24, { entries: 5_000 });
    await shownBefore(reader, 20, { entries: 30 });
    await shownBefore(reader, 10, { entries: 500 });
    await shownBefore(reader, 2, { entries: 500 });
    const place = await take({ entriesPerDay: 1_000 }, reader, 'list');
    const left = DAY_MS - 10 * HOUR_MS - (await intoTheHour());
    expect('restsMs' in place ? Math.abs(place.restsMs - left) : null).toBeLessThan(MINUTE_MS);
    expect(await take({ entriesPerDay: 1_100 }, reader, 'list')).toHaveProperty('waitMs');
  });

  it('gives the names of an unused slot back', async () => {
    const reader = await account();
    const limits = { lookUpsPerHour: 1 };
    await take(limits, reader, 'look_up');
    expect(await take(limits, reader, 'look_up')).toHaveProperty('restsMs');
    const [row] = await database.db.$queryRaw<{ slot: string }[]>`
      select next_at::text as slot from account_budgets where account_id = ${reader.id}::uuid`;
    await returnPlace(world(limits), { accountId: reader.id, kind: 'look_up', slot: row?.slot ?? '' });
    expect(await take(limits, reader, 'look_up')).toHaveProperty('waitMs');
  });
});

describe('the choice of an account', () => {
  it('prefers names left to a preference, and says when the first has names again', async () => {
    const [spent, rich] = [await account(), await account()];
    const others = (await database.db.account.findMany({ select: { id: true } }))
      .map(({ id }) => id)
      .filter((id) => id !== spent.id && id !== rich.id);
    await shownBefore(spent, 0, { entries: 990 });
    const ctx = world({ entriesPerHour: 1_000, entriesPerDay: 2_000, lookUpsPerDay: 30 });
    const ask = { without: others, holdMs: 1_000, kind: 'list' } as const;
    const choose = async (wanted: object) => (await healthiestAccount(ctx, { ...ask, ...wanted }))?.id;

    expect(await choose({ prefer: spent.id })).toBe(rich.id);
    expect(await choose({ without: [...others, rich.id] })).toBeUndefined();
    expect(await choose({ without: [...others, rich.id], kind: 'profile' })).toBe(spent.id);
    expect(await soonestRestMs(ctx, ask)).toBe(0);

    await shownBefore(rich, 0, { entries: 990, lookUps: 10 });
    const left = HOUR_MS - (await intoTheHour());
    expect(Math.abs(((await soonestRestMs(ctx, ask)) ?? 0) - left)).toBeLessThan(MINUTE_MS);
    expect(await namesLeft(ctx, [spent.id, rich.id])).toEqual({ entries: 2_020, lookUps: 50 });
    expect(await namesLeft(ctx, [])).toBeNull();
  });
});

describe('the meter of an account', () => {
  it('shows what it was shown in this hour and in 24, against its limits', async () => {
    const reader = await account();
    await shownBefore(reader, 30, { entries: 7 });
    await shownBefore(reader, 3, { entries: 100, lookUps: 3 });
    await page(reader, 25);
    const ctx = world({ entriesPerHour: 1_000, entriesPerDay: 2_000, lookUpsPerHour: 10, lookUpsPerDay: 20 });
    expect(await readExposure(ctx, { accountId: reader.id })).toEqual({
      entries: { hour: { used: 25, limit: 1_000 }, day: { used: 125, limit: 2_000 } },
      lookUps: { hour: { used: 0, limit: 10 }, day: { used: 3, limit: 20 } },
    });
  });
});
