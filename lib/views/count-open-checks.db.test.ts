import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { countOpenChecks } from './read-check.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.db.customer.create({ data: { id: 1n, referralCode: 'one' } });
});
afterAll(() => database.close());

it('counts every open check, also when there are more than any page or message shows', async () => {
  expect(await countOpenChecks(database)).toEqual({ running: 0, parked: 0, queued: 0 });
  const base = { customerId: 1n, door: 'bot', targetUsername: 'ada', requestedAt: new Date() } as const;
  const many = (status: 'queued' | 'parked' | 'completed', count: number) =>
    Array.from({ length: count }, () => ({ ...base, status }));
  await database.db.check.createMany({ data: [...many('queued', 600), ...many('parked', 2), ...many('completed', 3)] });
  expect(await countOpenChecks(database)).toEqual({ running: 0, parked: 2, queued: 600 });
});
