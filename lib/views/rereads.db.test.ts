import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { checkRow } from './check-view-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.db.customer.create({ data: { id: 1n, referralCode: 'one' } });
});
afterAll(() => database.close());

type Walked = { list: 'followers' | 'following'; walks: number; ended?: boolean };

/** Whether a running check with these pages is said to read a list from the beginning once more. */
async function isSaidToReread(...lists: Walked[]): Promise<boolean> {
  const id = randomUUID();
  const outcomes = lists.flatMap(({ list, ended }) => (ended ? [[`${list}Outcome`, 'ended']] : []));
  const base = { id, customerId: 1n, door: 'bot', targetUsername: 'ada', status: 'running' } as const;
  await database.db.check.create({
    data: { ...base, pages: 1, requestedAt: new Date(), ...Object.fromEntries(outcomes) },
  });
  const read = { sequence: 1, dialect: 'rest', generation: 1, run: 1, tookMs: 1, readAt: new Date() };
  const users = { userIds: [7n], usernames: ['bob'], fullNames: [''] };
  for (const { list, walks } of lists)
    for (let walk = 1; walk <= walks; walk += 1)
      await database.db.checkPage.create({ data: { checkId: id, list, walk, ...read, ...users } });
  return (await checkRow(database.db, id))?.rereads ?? false;
}

describe('"once more from the beginning"', () => {
  it('is not said of the first walk through a list', async () => {
    expect(await isSaidToReread()).toBe(false);
    expect(await isSaidToReread({ list: 'followers', walks: 1 })).toBe(false);
    expect(await isSaidToReread({ list: 'followers', walks: 1 }, { list: 'following', walks: 1 })).toBe(false);
  });

  it('is said from the second walk on, until the list has ended', async () => {
    expect(await isSaidToReread({ list: 'followers', walks: 2 })).toBe(true);
    expect(await isSaidToReread({ list: 'following', walks: 2 })).toBe(true);
    expect(await isSaidToReread({ list: 'followers', walks: 2, ended: true })).toBe(false);
  });
});
