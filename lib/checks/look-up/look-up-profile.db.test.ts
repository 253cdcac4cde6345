import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { restAccount } from '#/lib/sessions/budget.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { LOOK_UPS_PER_MINUTE } from './answer.ts';
import { answerLookUp } from './answer-look-up.ts';
import { lookUpProfile } from './look-up-profile.ts';
import { insertQuestion } from './store.ts';

let world: World;
let first: Awaited<ReturnType<World['account']>>;
beforeAll(async () => {
  world = await createWorld();
  first = await world.account();
  await world.startWorker();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  world.instagram.calm();
  await world.ctx.db.profileLookUp.deleteMany();
  await world.ctx.db.accountBudget.deleteMany();
  world.instagram.requests.clear();
});

async function ask(username: string, customerId?: bigint) {
  return lookUpProfile(world.ctx, { customerId: customerId ?? (await world.customer()).id, username });
}
const granted = async () => {
  const { _sum } = await world.ctx.db.accountBudget.aggregate({ _sum: { granted: true } });
  return Number(_sum.granted ?? 0);
};
const MISSING: Parameters<World['instagram']['fault']>[0] = {
  kind: 'E25',
  surface: ['profile', 'search'],
  times: 'always',
};

describe('a profile that is looked up', () => {
  it('is told with one request from the budget, and told again without one, whoever asks', async () => {
    world.instagram.profile({ username: 'ada', fullName: 'Ada Lovelace', followers: 1_663, following: 912 });
    const ada = { username: 'ada', fullName: 'Ada Lovelace', followers: 1_663, following: 912 };
    const answers = await Promise.all([ask('ada'), ask('ada')]);
    expect(answers).toMatchObject([
      { kind: 'public', profile: ada },
      { kind: 'public', profile: ada },
    ]);
    expect(await ask('ada')).toMatchObject({ kind: 'public', profile: ada });
    expect(await granted()).toBe(world.instagram.requests.count());
    expect(world.instagram.requests.count()).toBeLessThanOrEqual(2);
  });

  it('is missing only after the account that found nobody has found itself', async () => {
    world.instagram.profile({ username: 'nobody', state: 'missing_null' });
    expect(await ask('nobody')).toEqual({ kind: 'missing' });
    const profiles = world.instagram.requests.filter({ surface: 'profile' }).map(({ profile }) => profile);
    expect(profiles).toEqual(['nobody', 'mutuals.reader']);
    expect(await granted()).toBe(world.instagram.requests.count());
  });

  it('is not called missing by an account that finds nobody at all, not even itself', async () => {
    world.instagram.profile({ username: 'grace', followers: 3, following: 2 });
    world.instagram.fault(MISSING);
    expect(await ask('grace')).toEqual({ kind: 'unknown' });
    world.instagram.clearFaults();
    expect(await ask('grace')).toMatchObject({ kind: 'public' });
  });

  it('is private, with nothing more asked, when its page says so to the only account', async () => {
    world.instagram.profile({ username: 'shy', followers: 3, following: 2, state: 'private' });
    expect(await ask('shy')).toEqual({ kind: 'private' });
    expect(world.instagram.requests.count()).toBe(1);
  });

  it('that is private but followed by us can be read', async () => {
    world.instagram.profile({ username: 'friend', followers: 3, following: 2, state: 'private_followed' });
    expect(await ask('friend')).toMatchObject({ kind: 'public', profile: { followers: 3 } });
  });

  it('whose owner asked not to be read is told as that alone', async () => {
    const { id } = world.instagram.profile({ username: 'quiet', followers: 3, following: 2 });
    await world.ctx.db.optOut.create({ data: { instagramId: id } });
    expect(await ask('quiet')).toEqual({ kind: 'opted_out' });
  });

  it('is told as that from the moment on in which its owner asked, although it was told otherwise just before', async () => {
    const { id } = world.instagram.profile({ username: 'loud', followers: 3, following: 2 });
    expect(await ask('loud')).toMatchObject({ kind: 'public' });
    await world.ctx.db.optOut.create({ data: { instagramId: id } });
    expect(await ask('loud')).toEqual({ kind: 'opted_out' });
  });
});

describe('with a second account', () => {
  let second: Awaited<ReturnType<World['account']>>;
  beforeAll(async () => {
    second = await world.account({ username: 'second.reader' });
  });
  afterAll(() => world.ctx.db.account.update({ where: { id: second.id }, data: { status: 'paused' } }));

  it('a profile that the first cannot find is found by the second', async () => {
    world.instagram.profile({ username: 'grace', followers: 3, following: 2 });
    world.instagram.fault({ ...MISSING, account: 'mutuals.reader' });
    expect(await ask('grace')).toMatchObject({ kind: 'public' });
  });

  it('a name that both do not find is missing, unless they do not find themselves either', async () => {
    world.instagram.profile({ username: 'nobody', state: 'missing' });
    expect(await ask('nobody')).toEqual({ kind: 'missing' });
    const asked = world.instagram.requests.filter({ surface: 'profile', profile: 'nobody' });
    expect(asked.map(({ account }) => account).sort()).toEqual(['mutuals.reader', 'second.reader']);
    expect(await granted()).toBe(world.instagram.requests.count());

    world.instagram.profile({ username: 'heddy', followers: 3, following: 2 });
    world.instagram.fault(MISSING);
    expect(await ask('heddy')).toEqual({ kind: 'unknown' });
  });

  it('a profile is private when it is so to both, and perhaps while one of them cannot be asked', async () => {
    world.instagram.profile({ username: 'shy', followers: 3, following: 2, state: 'private' });
    expect(await ask('shy')).toEqual({ kind: 'private' });
    world.instagram.profile({ username: 'shy2', followers: 3, following: 2, state: 'private' });
    await restAccount(world.ctx.db, { accountId: second.id, ms: MINUTE_MS });
    expect(await ask('shy2')).toMatchObject({ kind: 'perhaps_private', profile: { followers: 3 } });
  });

  it('a session that is found dead is ended as in checks, and the other account answers', async () => {
    world.instagram.profile({ username: 'grace', followers: 3, following: 2 });
    world.instagram.signOut('mutuals.reader');
    await world.ctx.db.accountBudget.create({
      data: { accountId: second.id, kind: 'list', nextAt: new Date(Date.now() + MINUTE_MS) },
    });
    expect(await ask('grace')).toMatchObject({ kind: 'public' });
    const ended = await world.ctx.db.generation.findFirst({ where: { accountId: first.id, number: 1 } });
    expect(ended).toMatchObject({ causeOfDeath: 'signed_out' });
    await world.waitForGeneration(first.id, 2);
  });
});

describe('a look-up that nobody can answer now', () => {
  it('while the account rests, asks nothing and is not waited for', async () => {
    await restAccount(world.ctx.db, { accountId: first.id, ms: MINUTE_MS });
    expect(await ask('ada')).toEqual({ kind: 'unknown' });
    expect(await world.ctx.db.profileLookUp.count()).toBe(0);
    expect(world.instagram.requests.count()).toBe(0);
  });

  it('because the next place lies too far ahead, uses no place up', async () => {
    const nextAt = new Date(Date.now() + MINUTE_MS);
    await world.ctx.db.accountBudget.create({ data: { accountId: first.id, kind: 'profile', nextAt } });
    expect(await ask('ada')).toEqual({ kind: 'unknown' });
    expect(world.instagram.requests.count()).toBe(0);
    expect(await world.ctx.db.accountBudget.findMany({ where: { kind: 'profile' } })).toMatchObject([
      { nextAt, granted: 0n },
    ]);
  });

  it('because it comes too late, or twice, asks nothing', async () => {
    const { id: customerId } = await world.customer();
    const askedAt = new Date(Date.now() - MINUTE_MS);
    const old = await world.ctx.db.transaction((tx) => insertQuestion(tx, { customerId, username: 'ada', askedAt }));
    const input = { lookUpId: old.id, signal: new AbortController().signal };
    expect(await answerLookUp(world.ctx, input)).toBe('left');

    world.instagram.profile({ username: 'ada', followers: 1, following: 1 });
    const fresh = await world.ctx.db.transaction((tx) =>
      insertQuestion(tx, { customerId, username: 'ada', askedAt: new Date() }),
    );
    const twice = [1, 2].map(() => answerLookUp(world.ctx, { ...input, lookUpId: fresh.id }));
    expect((await Promise.all(twice)).sort()).toEqual(['left', 'public']);
    expect(world.instagram.requests.count()).toBe(1);
  });
});

describe('one customer', () => {
  it('has only so many profiles looked up in a minute, and no other customer waits for that', async () => {
    const { id } = await world.customer();
    for (let number = 0; number <= LOOK_UPS_PER_MINUTE; number += 1)
      world.instagram.profile({ username: `one${number}`, followers: 1, following: 1 });
    const kinds: string[] = [];
    for (let number = 0; number <= LOOK_UPS_PER_MINUTE; number += 1) kinds.push((await ask(`one${number}`, id)).kind);
    expect(kinds).toEqual([...Array.from({ length: LOOK_UPS_PER_MINUTE }, () => 'public'), 'too_fast']);
    expect(await granted()).toBe(LOOK_UPS_PER_MINUTE);
    expect(await ask('one0', id)).toMatchObject({ kind: 'public' });
    expect(await ask(`one${LOOK_UPS_PER_MINUTE}`)).toMatchObject({ kind: 'public' });
  });
});
