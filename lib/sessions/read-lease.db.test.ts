import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { lapseLeases } from '#/testing/database/pass-time.ts';
import { USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';
import { takeLease } from './lease.ts';
import { pauseReads, readsAreOver, resumeReads } from './pause-reads.ts';
import { dropReadLeases, endReadLease, type Holder, isLeased, leaseForSlot, takeSlot } from './read-lease.ts';
import { insertAccount } from './store.ts';

const HOLD_MS = 1_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase({ max: 25 });
});
afterAll(() => database.close());

async function account(): Promise<string> {
  const { db } = database;
  const { id } = await db.transaction((tx) =>
    insertAccount(tx, { username: `reader.${randomUUID().slice(0, 8)}`, createdAt: new Date() }),
  );
  await db.generation.create({
    data: { accountId: id, number: 1, sealedIdentity: '', maskedSessionId: '…', source: 'handed_in' },
  });
  return id;
}

let lastCustomer = 1n;

async function holder(input: Partial<Holder> = {}): Promise<Holder> {
  const { db } = database;
  const customer = await db.customer.create({ data: { id: lastCustomer++, referralCode: randomUUID() } });
  const check = await db.check.create({
    data: { customerId: customer.id, door: 'api', targetUsername: 'ada', requestedAt: new Date() },
  });
  return { checkId: check.id, run: 1, stream: 0, ...input };
}

function turn(accountId: string, by: Holder, listIntervalMs = 0) {
  const limits = { ...USUAL_LIMITS, listIntervalMs };
  return takeSlot({ db: database.db, limits }, { accountId, kind: 'list', holdMs: HOLD_MS, holder: by });
}

async function leased(accountId: string, by: Holder) {
  const taken = await turn(accountId, by);
  if (taken.kind !== 'now') throw new Error(`the turn was ${taken.kind}`);
  return taken.lease;
}

async function signInLease(accountId: string) {
  const token = await takeLease(database.db, { accountId, owner: 'a worker' });
  if (token === null) throw new Error('the lease was not free');
  return { accountId, token };
}

const underWay = (accountId: string) => isLeased(database.db, accountId);

describe('the lease of an account to a run', () => {
  it('comes with the slot, names the session, and ends with the answer', async () => {
    const accountId = await account();
    const by = await holder();
    const live = await database.db.generation.findFirstOrThrow({ where: { accountId } });
    const taken = await turn(accountId, by);
    expect(taken).toMatchObject({ kind: 'now', generationId: live.id });
    expect(await underWay(accountId)).toBe(true);
    if (taken.kind === 'now') await endReadLease(database.db, taken.lease);
    expect(await underWay(accountId)).toBe(false);
  });

  it('is not ended by the answer before: a page may be stored while the next one is asked for', async () => {
    const accountId = await account();
    const by = await holder();
    const first = await leased(accountId, by);
    await leased(accountId, by);
    await endReadLease(database.db, first);
    expect(await underWay(accountId)).toBe(true);
  });

  it('is taken only when the slot has come', async () => {
    const accountId = await account();
    const [first, second] = [await holder(), await holder()];
    expect(await turn(accountId, first, 60_000)).toMatchObject({ kind: 'now' });
    expect(await turn(accountId, second, 60_000)).toMatchObject({ kind: 'later' });
    expect(await database.db.accountLease.count({ where: { accountId } })).toBe(1);
    expect(await leaseForSlot(database.db, { accountId, kind: 'list', holder: second })).toMatchObject({ kind: 'now' });
    expect(await database.db.accountLease.count({ where: { accountId } })).toBe(2);
  });

  it('uses up no slot of an account without a session, or out of the pool', async () => {
    const accountId = await account();
    const by = await holder();
    await database.db.account.update({ where: { id: accountId }, data: { status: 'paused' } });
    expect(await turn(accountId, by)).toEqual({ kind: 'gone' });
    await database.db.account.update({ where: { id: accountId }, data: { status: 'ready' } });
    await database.db.generation.updateMany({ where: { accountId }, data: { endedAt: new Date() } });
    expect(await turn(accountId, by)).toEqual({ kind: 'gone' });
    expect(await leaseForSlot(database.db, { accountId, kind: 'list', holder: by })).toEqual({ kind: 'gone' });
    expect(await database.db.accountBudget.count({ where: { accountId } })).toBe(0);
  });

  it('is given back with the run, never by an older one', async () => {
    const accountId = await account();
    const by = await holder();
    await leased(accountId, { ...by, run: 2 });
    await dropReadLeases(database.db, { ...by, run: 1 });
    expect(await underWay(accountId)).toBe(true);
    await dropReadLeases(database.db, { ...by, run: 2 });
    expect(await underWay(accountId)).toBe(false);
  });
});

describe('a quiet moment', () => {
  it('has come when the requests under way are answered, and nobody begins another one meanwhile', async () => {
    const accountId = await account();
    const [first, second] = [await holder(), await holder()];
    const open = await leased(accountId, first);
    const lease = await signInLease(accountId);
    await pauseReads(database.db, lease);
    expect(await turn(accountId, second)).toEqual({ kind: 'renewing' });
    expect(await leaseForSlot(database.db, { accountId, kind: 'list', holder: second })).toEqual({ kind: 'renewing' });

    const looks: number[] = [];
    const clock = {
      now: () => new Date(),
      async sleep() {
        if (looks.push(looks.length) === 3) await endReadLease(database.db, open);
      },
    };
    await readsAreOver({ db: database.db, clock }, { accountId, signal: new AbortController().signal });
    expect(looks).toHaveLength(3);

    await resumeReads(database.db, lease);
    expect(await turn(accountId, second)).toMatchObject({ kind: 'now' });
  });

  it('has no reader who slipped in, of many who ask in the same moment', async () => {
    const accountId = await account();
    const holders = await Promise.all(Array.from({ length: 20 }, () => holder()));
    const lease = await signInLease(accountId);
    const turns = Promise.all(holders.map((by) => turn(accountId, by)));
    await pauseReads(database.db, lease);
    const begunBefore = await database.db.accountLease.count({ where: { accountId } });
    const begun = (await turns).filter(({ kind }) => kind === 'now').length;
    expect(begun).toBe(begunBefore);
  });

  it('lapses with the lease of a worker that is gone, and cannot be announced without it', async () => {
    const accountId = await account();
    const by = await holder();
    const lease = await signInLease(accountId);
    await pauseReads(database.db, lease);
    expect(await turn(accountId, by)).toEqual({ kind: 'renewing' });
    await lapseLeases({ db: database.db });
    expect(await turn(accountId, by)).toMatchObject({ kind: 'now' });
    await pauseReads(database.db, lease);
    expect(await turn(accountId, by)).toMatchObject({ kind: 'now' });
  });
});
