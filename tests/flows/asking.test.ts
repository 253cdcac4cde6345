/** Followed people on no page of followers are asked for one by one, and nobody is accused without proof. */
import { describe, expect, it, vi } from 'vitest';
import { planIn } from '#/lib/checks/asking/read-asking.ts';
import { listUsers } from '#/lib/checks/list-users.ts';
import { PAGE_SIZES } from '#/lib/checks/plan/costs.ts';
import { planCheck } from '#/lib/checks/plan/plan-check.ts';
import type { Certificate } from '#/lib/checks/view.ts';
import { HOUR_MS } from '#/lib/platform/clock.ts';
import { restAccount } from '#/lib/sessions/budget.ts';
import { asked, askedCheck, FAULT_MS, GIVEN_BACK, giveSession, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

/** Instagram shows so many of the followers and no more. */
const SHOWN = 50;
const SHORT = { followers: 21_631, following: 40, mutual: 22 };

/** Asking is cheaper; reading is possible. */
const READABLE = { followers: 1_600, following: 40, mutual: 22 };

/** Few enough that they are read. */
const READ = { followers: 300, following: 45, mutual: 30 };

async function resultOf(world: World, id: string) {
  const check = await world.ctx.db.check.findUniqueOrThrow({ where: { id } });
  const certificate = check.certificate as unknown as Certificate;
  const { rows } = await listUsers(world.ctx, { checkId: id, list: 'not_following_back', limit: 1_000 });
  return { check, certificate, accused: rows.map((row) => BigInt(row.id)) };
}

/** Who does not follow back, by id. */
const truthOf = (world: World) =>
  world.instagram.truth('ada').notFollowingBack.toSorted((one, other) => (one < other ? -1 : 1));

const lookUps = (world: World, checkId: string) =>
  world.ctx.db.checkLookUp.findMany({ where: { checkId }, orderBy: { sequence: 'asc' } });

describe.concurrent('a profile whose followers are not all read', () => {
  it('21,631 followers of whom 50 are shown: a whole result, equal to the truth, in a few dozen requests', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.pageSize({ shown: SHOWN });
    const { id, customer } = await askedCheck(world, SHORT);

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    const { check, certificate, accused } = await resultOf(world, id);
    expect(planIn(check)).toMatchObject({ strategy: 'ask_each' });
    expect(accused).toEqual(truthOf(world));
    expect(certificate).toMatchObject({ whole: true, strategy: 'ask_each', unknown: 0, secondLook: true });
    expect(certificate.lists[0]).toMatchObject({ verdict: 'not_read' });
    expect(world.instagram.requests.all().length).toBeLessThan(60);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('a list that is read and ends short: every suspect is asked for, and those who follow are said to', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.pageSize({ shown: SHOWN });
    const { id, customer } = await askedCheck(world, READ);

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    const { check, certificate, accused } = await resultOf(world, id);
    expect(planIn(check)).toMatchObject({ strategy: 'read_both', because: 'list_is_short' });
    expect(certificate.lists[0]?.verdict).not.toBe('whole');
    expect(certificate.corrected).toBeGreaterThan(0);
    expect(check).toMatchObject({ mutualCount: READ.mutual, unknownCount: 0 });
    expect(accused).toEqual(truthOf(world));
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('a search that knows no more than the short list: nobody is accused, nothing is paid, and the check ends', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.pageSize({ shown: SHOWN });
    world.instagram.fault({ kind: 'shown_only', times: 'always' });
    const { id, customer } = await askedCheck(world, READ);

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: false });
    const { check, certificate, accused } = await resultOf(world, id);
    expect(accused).toEqual([]);
    expect(check.unknownCount).toBeGreaterThan(0);
    expect(certificate).toMatchObject({ whole: false, unknown: check.unknownCount });
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    await world.checkInvariants();
  });

  it('a search that is dead where the list can be read: it is read instead, once, and the result is whole', async () => {
    await using world = await createWorld({ limits: { restMs: 1 } });
    await world.account();
    world.instagram.fault({ kind: 'finds_nobody', times: 'always' });
    const { id, customer } = await askedCheck(world, READABLE);

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    const { check, certificate, accused } = await resultOf(world, id);
    expect(planIn(check)).toMatchObject({ strategy: 'read_both', because: 'search_is_dead', secondLookLimit: 0 });
    expect(accused).toEqual(truthOf(world));
    expect(certificate).toMatchObject({ whole: true, strategy: 'read_both', unknown: 0, secondLook: false });
    expect(world.instagram.requests.count({ surface: 'look_up' })).toBeLessThan(20);
    expect(world.instagram.requests.pagesAskedTwice()).toBe(0);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it.each(['finds_nobody', 'unfiltered', 'bare_ok', 'block_reason'] as const)(
    'a search that is of no use (%s): everybody is unknown, nobody accused, nothing paid, and the check ends',
    async (kind) => {
      await using world = await createWorld({ limits: { restMs: 1 } });
      await world.account();
      world.instagram.pageSize({ shown: SHOWN });
      world.instagram.fault({ kind, times: 'always' });
      const { id, customer } = await askedCheck(world, SHORT);

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: false });
      const { check, certificate, accused } = await resultOf(world, id);
      expect(accused).toEqual([]);
      expect(check).toMatchObject({ notMutualCount: 0, unknownCount: certificate.unknown });
      expect(certificate.unknown).toBeGreaterThan(0);
      expect(world.instagram.requests.count({ surface: 'look_up' })).toBeLessThan(20);
      expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
      await world.checkInvariants();
    },
  );
});

describe.concurrent('asking that is interrupted', () => {
  it('a session that dies in the middle: the next one proves its search and goes on; hardly anybody is asked for twice', async () => {
    await using world = await createWorld();
    const account = await world.account();
    const { id, customer } = await askedCheck(world, SHORT);
    world.instagram.signOutAfter({ lookUps: 20 });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'session' });
    const before = (await lookUps(world, id)).length;
    expect(before).toBeGreaterThan(15);
    await giveSession(world, account);

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    const { accused } = await resultOf(world, id);
    expect(accused).toEqual(truthOf(world));
    const rows = await lookUps(world, id);
    expect(rows.slice(before, before + 2).map(({ canary }) => canary)).toEqual(['impossible_name', 'known_follower']);
    expect(rows.length).toBeLessThan(SHORT.following + 20);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('a worker that stops: the next run asks for nobody again, and keeps the pace', async () => {
    await using world = await createWorld({ limits: { listIntervalMs: 60 } });
    await world.account();
    const { id } = await askedCheck(world, SHORT);
    const stop = new AbortController();
    world.instagram.latency({ lists: 20 });

    const running = runSlice(world, id, stop);
    await vi.waitFor(async () => expect((await lookUps(world, id)).length).toBeGreaterThan(8), { timeout: FAULT_MS });
    stop.abort();
    expect(await running).toEqual({ outcome: 'park', reason: 'deploy' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    const people = (await lookUps(world, id)).filter(({ canary }) => canary === null);
    expect(new Set(people.map(({ instagramId }) => instagramId)).size).toBe(people.length);
    expect(await world.ctx.db.check.findUniqueOrThrow({ where: { id } })).toMatchObject({ lookUps: people.length });
    await world.checkInvariants();
  });

  it('somebody who is named otherwise since the list was read is asked for again, and not accused', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world, SHORT);
    const { followers, following } = world.instagram.truth('ada');
    const mutual = following.filter((person) => followers.includes(person)).at(-1) ?? 0n;
    world.instagram.latency({ lists: 20 });

    const running = runSlice(world, id);
    await vi.waitFor(() => expect(world.instagram.requests.count({ surface: 'look_up' })).toBeGreaterThan(0), {
      timeout: FAULT_MS,
    });
    world.instagram.change('ada', { renameTo: [{ id: mutual, username: 'somebody.else.by.now' }] });
    expect(await running).toEqual({ outcome: 'completed', whole: true });
    const { accused } = await resultOf(world, id);
    expect(accused).not.toContain(mutual);
    expect(accused).toEqual(truthOf(world));
    await world.checkInvariants();
  });

  it('a reading for names alone that a stop interrupts and Instagram then cuts: the list stays whole, and who was not shown again stays unknown', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 21_631, following: 119, mutual: 80 });
    world.instagram.change('ada', { declaredFollowing: 120 }); // one is deactivated
    const asked = () => world.instagram.requests.count({ surface: 'look_up' }) > 0;
    const hold = world.instagram.hold(({ surface, list }) => surface === 'list' && list === 'following' && asked());
    const stop = new AbortController();

    const running = runSlice(world, id, stop);
    await hold.reached(1, FAULT_MS);
    stop.abort();
    hold.letGo();
    expect(await running).toEqual({ outcome: 'park', reason: 'deploy' });
    world.instagram.fault({ kind: 'cursor_refused', surface: 'list', times: 'always' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: false });
    const { certificate, accused } = await resultOf(world, id);
    expect(certificate.unknown).toBeGreaterThan(0);
    expect(certificate.lists[1]).toMatchObject({ list: 'following', read: 119, verdict: 'whole' });
    expect(truthOf(world)).toEqual(expect.arrayContaining(accused));
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
  });
});

it('somebody whose search fails twice is set aside, others are asked, and the answer comes later', async () => {
  await using world = await createWorld({ limits: { restMs: 1 } });
  await world.account();
  const { id } = await askedCheck(world, SHORT);
  let asked = 0;
  const hold = world.instagram.hold(({ surface }) => surface === 'look_up' && ++asked === 4);

  const running = runSlice(world, id);
  await hold.reached(1, FAULT_MS);
  world.instagram.fault({ kind: '500', surface: 'look_up', times: 2 });
  hold.letGo();
  expect(await running).toEqual({ outcome: 'completed', whole: true });
  const { accused } = await resultOf(world, id);
  expect(accused).toEqual(truthOf(world));
  const unclear = (await lookUps(world, id)).filter(({ finding }) => finding === 'unshaped');
  expect(unclear.length).toBe(1);
});

it('a search of several pages ends when its account has to rest: the next page is not asked for', async () => {
  await using world = await createWorld();
  const account = await world.account();
  const { id } = await askedCheck(world, SHORT);
  world.instagram.fault({ kind: 'buried', times: 'always' });
  const hold = world.instagram.hold(({ surface }) => surface === 'look_up');

  const running = runSlice(world, id);
  await hold.reached(1, FAULT_MS);
  await restAccount(world.ctx.db, { accountId: account.id, ms: HOUR_MS });
  hold.letGo();
  expect(await running).toEqual({ outcome: 'park', reason: 'budget' });
  expect(world.instagram.requests.count({ surface: 'look_up' })).toBe(1);
  expect(await lookUps(world, id)).toEqual([]);
});

it('our own account that rests when asking begins is waited for; once it is signed out, others are asked instead', async () => {
  await using world = await createWorld();
  const own = await world.account();
  await world.account({ username: 'another.reader' });
  world.instagram.profile({ username: 'mutuals.reader', ...SHORT, id: own.sandbox.id });
  const { id } = await askedCheck(world, { username: 'mutuals.reader', ...SHORT });
  const plan = planCheck({
    ...{
      ...SHORT,
      isOurs: true,
      pageSizes: PAGE_SIZES,
      intervalMs: 1,
      accounts: 2,
      namesLeft: null,
      namesLimits: null,
      earlier: null,
    },
    ...{ search: 'unknown', wantsProof: false, secondLookLimit: 0 },
  });
  expect(plan.because).toBe('own_account');
  await world.ctx.db.check.update({ where: { id }, data: { plan } });
  await restAccount(world.ctx.db, { accountId: own.id, ms: HOUR_MS });

  expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
  expect(world.instagram.requests.count({ surface: 'look_up' })).toBe(0);
  await world.ctx.db.generation.updateMany({
    where: { accountId: own.id },
    data: { endedAt: new Date(), causeOfDeath: 'signed_out' },
  });

  expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
  const { accused } = await resultOf(world, id);
  const truth = world.instagram.truth('mutuals.reader').notFollowingBack;
  expect(accused.toSorted()).toEqual(truth.toSorted());
});

it('our own account is told by numeric id who follows it, 25 people a request, and nobody is searched for', async () => {
  await using world = await createWorld();
  const account = await world.account();
  world.instagram.profile({ username: 'mutuals.reader', ...SHORT, id: account.sandbox.id });
  const { id } = await askedCheck(world, { username: 'mutuals.reader', ...SHORT });

  expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
  expect(world.instagram.requests.count({ surface: 'look_up' })).toBe(2);
  expect(asked(world, 'mutuals.reader').pages).toBeLessThan(3);
});
