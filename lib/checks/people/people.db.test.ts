import { afterAll, beforeAll, expect, it } from 'vitest';
import { certifyAnew, forgetAnswers, hideFollowers, writeAnswers } from '#/testing/asked-check.ts';
import { completedCheck, type Reader } from '#/testing/completed-check.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { keepPerson } from '../keep/keep-person.ts';
import { unkeepPerson } from '../keep/unkeep-person.ts';
import { GROUPS, type Group } from '../model.ts';
import { listPeople, type PeoplePage } from './list-people.ts';
import { BEGINNING, type Edge } from './model.ts';

let database: TestDatabase;
let checkId: string;
const by = { kind: 'customer', id: '1', name: 'Ada' } as const;

// ids that are in no order; of every six people, two follow only, one is followed only, and three are both
const people = Array.from({ length: 2_600 }, (_, n): Reader => {
  const id = BigInt((n * 7_919) % 1_000_003) + 1n;
  return [id, `${'abc_'[n % 4]}.${id}`, `Name ${n}`];
});
const followers = people.filter((_, n) => n % 6 !== 0);
const following = people.filter((_, n) => n % 6 === 0 || n % 6 > 2);
const expected: Record<Group, Reader[]> = {
  not_following_back: people.filter((_, n) => n % 6 === 0),
  unknown: [],
  not_followed: people.filter((_, n) => n % 6 === 1 || n % 6 === 2),
  mutual: people.filter((_, n) => n % 6 > 2),
};
const idsOf = (list: readonly Reader[]) => list.map(([id]) => id).sort((a, b) => (a < b ? -1 : 1));

beforeAll(async () => {
  database = await createDatabase();
  await database.db.customer.create({ data: { id: 1n, referralCode: 'one' } });
  checkId = await completedCheck(database.db, { customerId: 1n, followers, following });
});
afterAll(() => database.close());

const page = (group: Group, edge: Edge = BEGINNING, prefix: string | null = null, limit = 7) =>
  listPeople({ db: database.db }, { checkId, group, edge, prefix, limit });

async function walk(group: Group, prefix: string | null, limit: number) {
  const pages: PeoplePage[] = [];
  for (let edge: Edge | null = BEGINNING; edge; ) {
    const one = await page(group, edge, prefix, limit);
    pages.push(one);
    edge = one.later;
  }
  return pages;
}

it.each(GROUPS)('shows everybody of a group once, page after page, and back again: %s', async (group) => {
  const pages = await walk(group, null, 97);
  expect(pages.flatMap((one) => one.people.map(({ id }) => id))).toEqual(idsOf(expected[group]));
  expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([expected[group].length]));
  expect(pages[0]?.earlier).toBeNull();
  for (let place = pages.length - 1; place > 0; place -= 1) {
    const edge = pages[place]?.earlier;
    if (!edge) throw new Error('A page in the middle leads back.');
    expect((await page(group, edge, null, 97)).people).toEqual(pages[place - 1]?.people);
  }
});

it.each(GROUPS)('finds whoever is named so by the first letters, and what may follow them: %s', async (group) => {
  const found = (await walk(group, 'b', 50)).flatMap((one) => one.people.map(({ id }) => id));
  expect(found).toEqual(idsOf(expected[group].filter(([, name]) => name.startsWith('b'))));
  const { total, letters } = await page(group, BEGINNING, 'b.');
  expect(total).toBe(found.length);
  expect(letters.every((letter) => /^[1-9]$/.test(letter))).toBe(true);
  expect((await page(group, BEGINNING, 'b_')).people).toEqual([]); // no wildcard
});

const ANN: Reader = [1n, 'ann'];
const BEN: Reader = [2n, 'ben'];
const CAT: Reader = [3n, 'cat'];
const DAN: Reader = [4n, 'dan'];

it('says of everybody how it is known: listed, asked for, assumed, or by nobody', async () => {
  const { db } = database;
  const lists = { customerId: 1n, followers: [ANN, BEN, DAN], following: [ANN, BEN, CAT] };
  const howIn = async (id: string, group: Group) => {
    const asked = { checkId: id, group, edge: BEGINNING, limit: 9 };
    const shown = await Promise.all([null, ''].map((prefix) => listPeople({ db }, { ...asked, prefix })));
    const [all = [], named = []] = shown.map((one) => one.people.map(({ username, how }) => `${username} ${how}`));
    expect(named).toEqual(all);
    return all;
  };

  const asked = await completedCheck(db, lists);
  await writeAnswers(db, asked, [BEN], 'follows');
  await writeAnswers(db, asked, [CAT], 'not_found');
  await writeAnswers(db, asked, [ANN], 'unfiltered');
  await hideFollowers(db, asked, [BEN]);
  await certifyAnew(db, asked, { asked: 2, corrected: 1, secondLook: true });
  expect(await howIn(asked, 'mutual')).toEqual(['ann listed', 'ben asked']);
  expect(await howIn(asked, 'not_following_back')).toEqual(['cat asked']);
  expect(await howIn(asked, 'not_followed')).toEqual(['dan listed']);
  await hideFollowers(db, asked, [ANN]);
  await certifyAnew(db, asked, { strategy: 'recheck' });
  expect(await howIn(asked, 'mutual')).toEqual(['ann assumed', 'ben asked']);

  const takenBack = await completedCheck(db, lists); // a canary failed behind these answers
  await writeAnswers(db, takenBack, [ANN], 'follows');
  await writeAnswers(db, takenBack, [CAT], 'not_found');
  await certifyAnew(db, takenBack, { asked: 1, corrected: 1, secondLook: false });
  expect(await howIn(takenBack, 'mutual')).toEqual(['ann listed', 'ben listed']);
  expect(await howIn(takenBack, 'not_following_back')).toEqual(['cat listed']);

  const dead = await completedCheck(db, lists);
  await writeAnswers(db, dead, [CAT], 'not_found');
  await forgetAnswers(db, dead);
  expect(await howIn(dead, 'unknown')).toEqual(['cat unknown']);
  expect(await howIn(dead, 'not_following_back')).toEqual([]);
});

it('counts as fans the followers who are not followed, whoever was corrected', async () => {
  const lists = { customerId: 1n, followers: [ANN, BEN, DAN], following: [ANN, BEN, CAT] };
  const corrected = await completedCheck(database.db, lists);
  await database.db.check.update({ where: { id: corrected }, data: { mutualCount: 3, notMutualCount: 0 } });
  await certifyAnew(database.db, corrected, { corrected: 1 });
  const asked = { checkId: corrected, group: 'not_followed', edge: BEGINNING, prefix: null, limit: 5 } as const;
  expect((await listPeople({ db: database.db }, asked)).total).toBe(1);
});

it('marks whoever may stay, wherever they are shown, until they are taken off the list', async () => {
  const [[one = 0n] = []] = expected.not_following_back;
  const marked = async (prefix: string | null) =>
    (await page('not_following_back', { side: 'after', id: one - 1n }, prefix)).people.find(({ id }) => id === one);
  expect(await marked(null)).toMatchObject({ mayStay: false });
  for (let n = 0; n < 2; n += 1)
    expect(await keepPerson({ db: database.db }, { checkId, instagramId: one, by })).toBe('kept');
  expect(await marked(null)).toMatchObject({ mayStay: true });
  expect(await marked('a')).toMatchObject({ mayStay: true });
  await unkeepPerson({ db: database.db }, { customerId: 1n, instagramId: one, by });
  expect(await marked(null)).toMatchObject({ mayStay: false });
});

it('puts on the list only who is in a check of the same customer', async () => {
  const stranger = { ...by, id: '2' };
  const [[one = 0n] = []] = expected.mutual;
  const keep = (instagramId: bigint, who = by) =>
    keepPerson({ db: database.db }, { checkId, instagramId, by: { ...who } });
  await expect(keep(424_242_424_242n)).rejects.toMatchObject({ code: 'not_found' });
  await expect(keepPerson({ db: database.db }, { checkId, instagramId: one, by: stranger })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('says that lists are gone when they were deleted', async () => {
  const gone = await completedCheck(database.db, { customerId: 1n, followers, following: [] });
  await database.db.checkResult.deleteMany({ where: { checkId: gone } });
  const asked = { checkId: gone, group: 'mutual', edge: BEGINNING, prefix: null, limit: 5 } as const;
  await expect(listPeople({ db: database.db }, asked)).rejects.toMatchObject({ code: 'gone' });
});
