import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { writeResult } from './compare/write-result.ts';
import { listUsers } from './list-users.ts';
import type { Relation } from './model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.db.customer.create({ data: { id: 1n, referralCode: 'one' } });
});
afterAll(() => database.close());

const RELATIONS: readonly Relation[] = ['followers', 'following', 'mutual', 'not_following_back', 'unknown'];
const PEOPLE = 2_500;

type Page = {
  list: 'followers' | 'following';
  walk: number;
  sequence: number;
  ids: bigint[];
  name: string;
  at: number;
};

/** A list of many people in two walks: the second one shows every third once more under a new name, and some on two pages. */
function walked(list: Page['list'], ids: readonly bigint[]): Page[] {
  const pages: Page[] = [];
  const walks = [ids, ids.filter((_, place) => place % 3 === 0)];
  for (const [walk, people] of walks.entries())
    for (let from = 0; from < people.length; from += 40)
      pages.push({
        list,
        walk: walk + 1,
        sequence: from / 40,
        ids: people.slice(Math.max(0, from - 5), from + 40),
        name: walk === 0 ? 'old' : 'new',
        at: walk * 1_000 + from / 40,
      });
  return pages;
}

async function check(status: 'running' | 'completed', pages: readonly Page[]) {
  const id = randomUUID();
  const base = {
    id,
    customerId: 1n,
    door: 'bot',
    targetUsername: 'ada',
    status,
    run: 3,
    requestedAt: new Date(),
  } as const;
  await database.db.check.create({ data: base });
  await database.db.checkPage.createMany({
    data: pages.map(({ list, walk, sequence, ids, name, at }) => ({
      ...{
        checkId: id,
        list,
        walk,
        sequence,
        dialect: 'rest',
        generation: 1,
        run: 3,
        tookMs: 1,
        readAt: new Date(at * 1_000),
      },
      ...{
        userIds: ids,
        usernames: ids.map((user) => `${name}.${user}`),
        fullNames: ids.map((user) => `${list} ${user}`),
      },
    })),
  });
  return id;
}

/** Every page of a relation, one after the other. */
async function everybody(checkId: string, list: Relation, limit: number) {
  const ctx = { db: database.db, hideNames: false };
  const people = [];
  let total = 0;
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof listUsers>> = await listUsers(ctx, {
      checkId,
      list,
      limit,
      ...(after ? { after } : {}),
    });
    people.push(...page.rows);
    ({ next: after, total } = page);
  }
  return { people, total };
}

it('a kept result shows on every page what the journal shows, with the newest names', async () => {
  // ids that are not in the order of the pages
  const id = (n: number) => BigInt((n * 7_919) % 1_000_003) + 1n;
  const followers = Array.from({ length: PEOPLE }, (_, n) => id(n));
  const following = Array.from({ length: PEOPLE }, (_, n) => id(n * 2));
  const pages = [...walked('followers', followers), ...walked('following', following)];

  const unkept = await check('completed', pages);
  const completed = await check('completed', pages);
  const counts = await writeResult(database.db, { id: completed, run: 3 }, () => 'not_following_back');
  expect(await writeResult(database.db, { id: completed, run: 3 }, () => 'not_following_back')).toEqual(counts); // a repetition
  const { mutual: mutualCount, notMutual: notMutualCount } = counts;
  const read = { followersRead: counts.followers, followingRead: counts.following };
  await database.db.check.update({ where: { id: completed }, data: { mutualCount, notMutualCount, ...read } });
  await writeResult(database.db, { id: completed, run: 2 }, () => 'not_following_back'); // of a run that was superseded

  const both = new Set(followers);
  expect(counts).toEqual({
    ...{ followers: PEOPLE, following: PEOPLE },
    mutual: following.filter((user) => both.has(user)).length,
    notMutual: following.filter((user) => !both.has(user)).length,
    ...{ unknown: 0, corrected: 0 },
  });
  for (const list of RELATIONS) {
    const kept = await everybody(completed, list, 999);
    expect(kept, list).toEqual(await everybody(unkept, list, 1_000));
    expect(kept.people, list).toHaveLength(kept.total);
    expect(await everybody(completed, list, 60), list).toEqual(kept);
  }
});

it('a result whose lists were deleted shows nobody', async () => {
  const id = await check('completed', walked('following', [5n, 6n]));
  await writeResult(database.db, { id, run: 3 }, () => 'not_following_back');
  await database.db.check.update({ where: { id }, data: { notMutualCount: 2, followingRead: 2 } });
  expect((await everybody(id, 'not_following_back', 10)).total).toBe(2);
  await database.db.checkResult.deleteMany({ where: { checkId: id } });
  await database.db.checkPage.deleteMany({ where: { checkId: id } });
  expect(await everybody(id, 'not_following_back', 10)).toEqual({ people: [], total: 0 });
});

it('before the end, nobody is said not to follow back', async () => {
  const pages = [...walked('followers', [1n, 2n]), ...walked('following', [2n, 3n])];
  const running = await check('running', pages);
  const shown = async (list: Relation) =>
    (await everybody(running, list, 10)).people.map(({ id, how }) => `${id} ${how}`);
  expect(await shown('not_following_back')).toEqual([]);
  expect(await shown('unknown')).toEqual(['3 unknown']);
  expect(await shown('following')).toEqual(['2 listed', '3 unknown']);
  expect(await shown('mutual')).toEqual(['2 listed']);
});
