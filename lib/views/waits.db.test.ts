import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { listAttempts, readAttempt } from './read-attempts.ts';

let database: TestDatabase;
const BEGAN = Date.parse('2026-01-01T00:00:00Z');
const day = (days: number) => new Date(BEGAN + days * DAY_MS);
const accountId = randomUUID();
const attemptId = randomUUID();
const HOUR = HOUR_MS / DAY_MS;

beforeAll(async () => {
  database = await createDatabase();
  const { db } = database;
  await db.customer.create({ data: { id: 1n, referralCode: 'one' } });
  await db.account.create({ data: { id: accountId, username: 'reader' } });
  const ended = { status: 'succeeded', cause: 'signed_out', askedBy: 'test' } as const;
  const times = { queuedAt: day(100), endedAt: day(100 + HOUR) };
  await db.refreshAttempt.create({ data: { id: attemptId, accountId, ...ended, ...times } });
});
afterAll(() => database.close());

/** A check that waited from one day to another, or waits still; it ended a day later. */
async function waited(username: string, from: number, to: number | null) {
  const { db } = database;
  const id = randomUUID();
  const state = to === null ? ({ status: 'parked', parkReason: 'session' } as const) : ({ status: 'failed' } as const);
  const life = { requestedAt: day(from - 1), finishedAt: to === null ? null : day(to + 1) };
  await db.check.create({
    data: { id, customerId: 1n, door: 'bot', targetUsername: username, run: 1, ...state, ...life },
  });
  const park = { from: 'running', event: 'park', to: 'parked', reason: 'session', accountId } as const;
  await db.checkMove.create({ data: { checkId: id, run: 1, at: day(from), ...park } });
  if (to !== null) {
    const start = { from: 'parked', event: 'start', to: 'running' } as const;
    await db.checkMove.create({ data: { checkId: id, run: 2, at: day(to), ...start } });
  }
}

it('names everybody who waited for an attempt, however long, and nobody else', async () => {
  await waited('before-and-into-it', 99, 100 + HOUR / 2);
  await waited('all-through-it', 99.9, 101);
  await waited('began-in-it', 100 + HOUR / 2, 102);
  await waits('still', 100 + HOUR / 3);
  await waits('still-since-long-before', 20);
  await waited('a-month-without-any-worker', 40, 100 + HOUR / 4);
  await waited('over-before-it', 90, 99);
  await waited('over-long-before-it', 10, 60);
  await waited('began-after-it', 100 + 2 * HOUR, 101);

  const ctx = { db: database.db, hideNames: false };
  const { waits: found, waiting } = await readAttempt(ctx, { attemptId });
  expect(found.map(({ targetUsername }) => targetUsername).sort()).toEqual(
    [
      ...['a-month-without-any-worker', 'all-through-it', 'before-and-into-it'],
      ...['began-in-it', 'still', 'still-since-long-before'],
    ].sort(),
  );
  expect(waiting).toBe(6);
  expect((await listAttempts(ctx, { limit: 10 })).rows.map((attempt) => attempt.waiting)).toEqual([6]);
});

const waits = (username: string, from: number) => waited(username, from, null);
