import { afterAll, beforeAll, expect, it } from 'vitest';
import { completedCheck, type Reader } from '#/testing/completed-check.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { writeResult } from '../compare/write-result.ts';
import { BEGINNING } from '../people/model.ts';
import { compareWithLast } from './compare-with-last.ts';
import { CHANGE_KINDS } from './model.ts';
import { listChanges, readComparison } from './read-changes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  for (const id of [1n, 2n])
    await database.db.customer.create({ data: { id, referralCode: `code${id}`, createdAt: new Date() } });
});
afterAll(() => database.close());

const ANN: Reader = [1n, 'ann', 'Ann'];
const BEN: Reader = [2n, 'ben'];
const CAT: Reader = [3n, 'cat'];
const DAN: Reader = [4n, 'dan'];
const EVE: Reader = [5n, 'eve', 'Eve'];
const BEFORE = { followers: [ANN, BEN, CAT], following: [BEN, CAT, DAN] };
/** Ann and Cat follow no more, and Cat is on no list; Ben is named otherwise; Eve came; Dan too. */
const AFTER = { followers: [[2n, 'benjamin'] as const, DAN, EVE], following: [[2n, 'benjamin'] as const, DAN] };

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const whole = (lists: typeof BEFORE | typeof AFTER, n: number, given: object = {}) =>
  completedCheck(database.db, { customerId: 1n, targetId: 77n, ...lists, finishedAt: day(n), ...given });

async function changesOf(checkId: string) {
  const kinds = CHANGE_KINDS.map(async (kind) => {
    const { people } = await listChanges({ db: database.db }, { checkId, kind, edge: BEGINNING, limit: 10 });
    return [kind, people.map(({ username, usernameWas }) => (usernameWas ? `${usernameWas}>${username}` : username))];
  });
  return Object.fromEntries(await Promise.all(kinds));
}

it('says nobody is gone, or came, of whom one of the two checks does not know', async () => {
  await whole(BEFORE, 11, { targetId: 179n });
  const checkId = await whole({ followers: [], following: [BEN, DAN, EVE] }, 12, { targetId: 179n });
  // the followers were not read: Ben, Dan and Eve were asked for, Ben was not found
  const { db } = database;
  await db.checkResult.deleteMany({ where: { checkId } });
  const partOf = (id: bigint) => (id === BEN[0] ? 'not_following_back' : 'mutual');
  await writeResult(db, { id: checkId, run: 1 }, () => partOf);
  await compareWithLast({ db }, { id: checkId, run: 1, knowsAll: false }, 3);
  expect(await changesOf(checkId)).toMatchObject({ gone: ['ben'], vanished: [], came: ['dan', 'eve'] });
});

it('tells who is gone, who came, who is renamed, and apart from them who vanished from both lists', async () => {
  await whole(BEFORE, 1);
  const checkId = await whole(AFTER, 2);
  expect(await changesOf(checkId)).toEqual({
    gone: ['ann'],
    vanished: ['cat'],
    came: ['dan', 'eve'],
    renamed: ['ben>benjamin'],
  });
  expect(await readComparison({ db: database.db }, { checkId })).toEqual({
    since: day(1),
    ...{ gone: 1, vanished: 1, came: 2, renamed: 1 },
  });

  const again = await whole(AFTER, 3);
  expect(await readComparison({ db: database.db }, { checkId: again })).toMatchObject({
    since: day(2),
    ...{ gone: 0, vanished: 0, came: 0, renamed: 0 },
  });
});

it('compares only whole results of the same profile and customer, as long as the former are kept', async () => {
  const before = await whole(BEFORE, 1, { targetId: 88n, username: 'other.name' });
  const suspect = { ...AFTER, following: [...AFTER.following, ANN] };
  const short = await whole(suspect, 2, { targetId: 88n, hiddenFollowers: 30 });
  expect(await readComparison({ db: database.db }, { checkId: short })).toBeNull();
  const compared = await whole(AFTER, 3, { targetId: 88n });
  expect(await readComparison({ db: database.db }, { checkId: compared })).toMatchObject({ since: day(1), gone: 1 });

  for (const other of [{ targetId: 99n }, { targetId: 88n, customerId: 2n }]) {
    const checkId = await whole(AFTER, 4, other);
    expect(await readComparison({ db: database.db }, { checkId })).toBeNull();
  }
  await database.db.checkResult.deleteMany({ where: { checkId: { in: [before, compared] } } });
  const alone = await whole(AFTER, 5, { targetId: 88n });
  expect(await readComparison({ db: database.db }, { checkId: alone })).toBeNull();
});
