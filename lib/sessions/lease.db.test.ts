import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { lapseLeases } from '#/testing/database/pass-time.ts';
import { dropLease, renewLease, takeLease } from './lease.ts';
import { LEASE_SECONDS } from './model.ts';
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

const take = (accountId: string, owner = 'a worker') => takeLease(database.db, { accountId, owner });

async function token(accountId: string): Promise<string> {
  const taken = await take(accountId);
  if (taken === null) throw new Error('the lease was not free');
  return taken;
}

async function secondsLeft(accountId: string): Promise<number> {
  const rows = await database.db.$queryRaw<{ left: number }[]>`
    select extract(epoch from lease_until - clock_timestamp())::double precision as left from accounts where id = ${accountId}::uuid`;
  return rows[0]?.left ?? Number.NaN;
}

describe('the lease on a sign-in', () => {
  it('has one holder of twenty who ask at once', async () => {
    const accountId = await account();
    const tokens = await Promise.all(Array.from({ length: 20 }, (_, n) => take(accountId, `worker ${n}`)));
    expect(tokens.filter((taken) => taken !== null)).toHaveLength(1);
  });

  it('is nobody else’s while it is held, and is free again once it is given back', async () => {
    const accountId = await account();
    const held = await token(accountId);
    expect(await take(accountId)).toBeNull();
    await dropLease(database.db, { accountId, token: held });
    expect(await take(accountId)).not.toBeNull();
  });

  it('holds one account and no other', async () => {
    await token(await account());
    expect(await take(await account())).not.toBeNull();
  });

  it('is prolonged to its full length on the database’s clock', async () => {
    const accountId = await account();
    const held = await token(accountId);
    await database.db
      .$executeRaw`update accounts set lease_until = clock_timestamp() + interval '2 seconds' where id = ${accountId}::uuid`;
    expect(await renewLease(database.db, { accountId, token: held })).toBe(true);
    expect(await secondsLeft(accountId)).toBeGreaterThan(LEASE_SECONDS - 10);
    expect(await secondsLeft(accountId)).toBeLessThanOrEqual(LEASE_SECONDS);
  });

  it('that lapsed cannot be prolonged, even when nobody has taken it', async () => {
    const accountId = await account();
    const held = await token(accountId);
    await lapseLeases(database);
    expect(await renewLease(database.db, { accountId, token: held })).toBe(false);
  });

  it('that was lost is neither prolonged nor given back by its old holder', async () => {
    const accountId = await account();
    const lost = await token(accountId);
    await lapseLeases(database);
    const held = await token(accountId);
    expect(held).not.toBe(lost);

    expect(await renewLease(database.db, { accountId, token: lost })).toBe(false);
    await dropLease(database.db, { accountId, token: lost });
    expect(await take(accountId)).toBeNull();
    expect(await renewLease(database.db, { accountId, token: held })).toBe(true);
  });
});
