import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { listAudit, recordAudit, SYSTEM } from './audit.ts';
import type { Doer } from './view.ts';

const ADA: Doer = { kind: 'operator', id: '0198c0de-0000-7000-8000-00000000000a', name: 'Ada' };
const account = { kind: 'account', id: '0198c0de-0000-7000-8000-000000000001' };
let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

it('holds an action exactly when the action happened', async () => {
  const { db } = database;
  await db.transaction((tx) =>
    recordAudit(tx, { actor: ADA, action: 'account.paused', subject: account, detail: { why: 'holiday' } }),
  );
  const undone = db.transaction(async (tx) => {
    await recordAudit(tx, { actor: ADA, action: 'account.retired', subject: account });
    throw new Error('the action failed');
  });
  await expect(undone).rejects.toThrow('the action failed');
  const { rows } = await listAudit(database, { subject: account });
  expect(rows).toMatchObject([{ actor: ADA, action: 'account.paused', subject: account, detail: { why: 'holiday' } }]);
});

it('keeps no secret, whatever a caller hands in', async () => {
  const detail = {
    password: 'pa55w0rd',
    nested: { sessionid: 'opaque' },
    note: 'sessionid=48740228123%3AAb3dEfGh1JkLmN%3A27',
  };
  await database.db.transaction((tx) => recordAudit(tx, { actor: SYSTEM, action: 'account.added', detail }));
  const { rows } = await listAudit(database, { action: 'account.added' });
  expect(JSON.stringify(rows)).not.toMatch(/pa55w0rd|opaque|Ab3dEf/);
});

it('is read newest first, page by page, without gaps or repeats', async () => {
  const { db } = database;
  const same = new Date('2026-11-23T12:00:00Z'); // the order must still be total
  for (let i = 0; i < 25; i += 1)
    await db.transaction((tx) => recordAudit(tx, { actor: ADA, action: 'page.test', detail: { i }, at: same }));
  const seen: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 9; pages += 1) {
    const { rows, next } = await listAudit(database, {
      action: 'page.test',
      limit: 10,
      ...(after === undefined ? {} : { after }),
    });
    seen.push(...rows.map(({ id }) => id));
    if (next === null) break;
    after = next;
  }
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
  expect(seen).toEqual([...seen].sort().reverse());
});

it('narrows to one actor and never gives more than 500 lines', async () => {
  expect((await listAudit(database, { actorId: 'nobody' })).rows).toEqual([]);
  expect((await listAudit(database, { limit: 1e9 })).rows.length).toBeLessThanOrEqual(500);
  expect((await listAudit(database, { limit: -3 })).rows).toHaveLength(1);
});
