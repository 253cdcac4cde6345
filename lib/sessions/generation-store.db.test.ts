import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { after as later } from '#/lib/platform/clock.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { lapseLeases } from '#/testing/database/pass-time.ts';
import { endGeneration, insertGeneration, liveGeneration, type NewGeneration } from './generation-store.ts';
import { takeLease } from './lease.ts';
import { insertAccount } from './store.ts';

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

function store(accountId: string, leaseToken: string | null = null, bornAt = new Date()): Promise<number | null> {
  const row: NewGeneration = {
    id: randomUUID(),
    accountId,
    sealedIdentity: 'sealed',
    maskedSessionId: '…',
    source: 'sign_in',
    attemptId: null,
    bornAt,
    cookiesEndAt: null,
  };
  return database.db.transaction((tx) => insertGeneration(tx, row, leaseToken));
}

const generationsOf = (accountId: string) =>
  database.db.generation.findMany({ where: { accountId }, orderBy: { number: 'asc' } });

describe('generations of an account', () => {
  it('are numbered without gaps, with one alive, when twenty are stored at once', async () => {
    const accountId = await account();
    const numbers = await Promise.all(Array.from({ length: 20 }, () => store(accountId)));
    expect(numbers.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));

    const living = (await generationsOf(accountId)).filter(({ endedAt }) => endedAt === null);
    expect(living.map(({ number }) => number)).toEqual([20]);
  });

  it('replace one another: the one before ends when the next is born', async () => {
    const accountId = await account();
    const bornAt = new Date('2026-03-01T12:00:00Z');
    await store(accountId);
    await store(accountId, null, bornAt);
    expect((await generationsOf(accountId)).map(({ causeOfDeath, endedAt }) => ({ causeOfDeath, endedAt }))).toEqual([
      { causeOfDeath: 'replaced', endedAt: bornAt },
      { causeOfDeath: null, endedAt: null },
    ]);
  });

  it('are stored only under a living lease of their own', async () => {
    const accountId = await account();
    const token = await takeLease(database.db, { accountId, owner: 'one' });
    expect(await store(accountId, randomUUID())).toBeNull();
    await lapseLeases(database);
    expect(await store(accountId, token)).toBeNull();
    expect(await generationsOf(accountId)).toEqual([]);

    const next = await takeLease(database.db, { accountId, owner: 'two' });
    expect(await store(accountId, token)).toBeNull();
    expect(await store(accountId, next)).toBe(1);
  });
});

describe('a mark', () => {
  it('about an older generation changes nothing, however late it comes', async () => {
    const accountId = await account();
    await store(accountId);
    const old = await liveGeneration(database.db, accountId);
    await store(accountId);
    const at = new Date();
    expect(await endGeneration(database.db, { generationId: old?.id ?? '', cause: 'signed_out', at })).toBe(false);
    expect((await liveGeneration(database.db, accountId))?.number).toBe(2);
    expect((await generationsOf(accountId))[0]?.causeOfDeath).toBe('replaced');
  });

  it('is made once when twenty runs lose the session together, and keeps the first cause', async () => {
    const accountId = await account();
    await store(accountId);
    const generation = await liveGeneration(database.db, accountId);
    const at = new Date();
    const marks = await Promise.all(
      Array.from({ length: 20 }, () =>
        endGeneration(database.db, { generationId: generation?.id ?? '', cause: 'signed_out', evidence: 'E1', at }),
      ),
    );
    expect(marks.filter(Boolean)).toHaveLength(1);
    const again = { generationId: generation?.id ?? '', cause: 'challenged' as const, at: later(at, 1) };
    expect(await endGeneration(database.db, again)).toBe(false);
    expect((await generationsOf(accountId))[0]).toMatchObject({
      causeOfDeath: 'signed_out',
      evidence: 'E1',
      endedAt: at,
    });
  });
});
