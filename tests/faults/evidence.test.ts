import { describe, expect, it, vi } from 'vitest';
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import type { Certificate } from '#/lib/checks/view.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { HOUR_MS } from '#/lib/platform/clock.ts';
import { pauseAccount } from '#/lib/sessions/pause-account.ts';
import { passTime } from '#/testing/database/pass-time.ts';
import {
  asked,
  askedCheck,
  FAULT_MS,
  GIVEN_BACK,
  giveSession,
  HELD,
  PAID,
  runSlice,
  sessionsAskedFor,
} from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const checkOf = (world: World, id: string) => world.ctx.db.check.findUniqueOrThrow({ where: { id } });
const certificateOf = async (world: World, id: string) =>
  (await checkOf(world, id)).certificate as unknown as Certificate;
const alarms = (world: World) => world.ctx.db.notice.count({ where: { kind: 'alarm', channel: 'dashboard' } });
const living = (world: World) => world.ctx.db.generation.count({ where: { endedAt: null } });

describe.concurrent('the end of a list is proven, not believed', () => {
  it.each(['early_end', 'empty_end'] as const)(
    'a sudden end in the middle (%s) is doubted and passed',
    async (kind) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world);
      world.instagram.fault({ kind, list: 'followers', at: { page: 4 } });

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      expect(await world.listOf(id, 'followers')).toEqual(world.instagram.truth('ada').followers);
      expect(asked(world).pages).toBeLessThan(40);
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );

  it.each(['empty_end', 'e1'] as const)(
    'a cursor that died with its session (%s): the list is walked anew, in its own dialect',
    async (afterNewSession) => {
      await using world = await createWorld({ limits: { restMs: 1 } });
      const account = await world.account();
      const { id, customer } = await askedCheck(world);
      world.instagram.cursors({ afterNewSession });
      world.instagram.signOutAfter({ followersRead: 110 });
      expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'session' });
      await giveSession(world, account);

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      const { followersDialect } = await checkOf(world, id);
      expect(followersDialect).toBe('rest');
      const followers = (await certificateOf(world, id)).lists.find(({ list }) => list === 'followers');
      expect(followers).toMatchObject({ walks: 2, read: 300 });
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );

  it('a page without anybody that leads on is passed, and the totals judge', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world, { followers: 900, following: 120, mutual: 60 });
    world.instagram.fault({ kind: 'empty_page', list: 'followers', at: { page: 4 }, times: 2 });
    world.instagram.fault({ kind: 'empty_page', list: 'followers', at: { page: 5 }, times: 'always' });

    await runSlice(world, id);
    const [followers] = (await certificateOf(world, id)).lists;
    expect(followers?.read).toBeGreaterThan(800);
    expect(asked(world).pages).toBeLessThan(130);
    await world.checkInvariants({ changed: ['ada'] }); // whom the empty pages stand for is shown to nobody
  });

  it('a list that is walked again counts people, not entries', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    world.instagram.fault({ kind: 'cursor_refused', list: 'followers', at: { page: 9 } });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await checkOf(world, id)).toMatchObject({ followersRead: 300, followingRead: 120 });
    await world.checkInvariants();
  });

  it('a cursor that leads on is followed to the end, also when as many came as were declared', async () => {
    await using world = await createWorld();
    await world.account();
    const lists = { followers: 130, following: 30, mutual: 10, declaredFollowers: 100 };
    const { id } = await askedCheck(world, lists);
    world.instagram.fault({ kind: 'cursor_refused', list: 'followers', at: { page: 5 } });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await world.listOf(id, 'followers')).toEqual(world.instagram.truth('ada').followers);
    await world.checkInvariants();
  });

  it('a list that is longer than was declared, and whose cursor died with its session, is walked anew and no further', async () => {
    await using world = await createWorld({ limits: { restMs: 1 } });
    const account = await world.account();
    const lists = { followers: 130, following: 30, mutual: 10, declaredFollowers: 100 };
    const { id } = await askedCheck(world, lists);
    world.instagram.cursors({ afterNewSession: 'e1' });
    world.instagram.signOutAfter({ followersRead: 110 });
    await runSlice(world, id);
    await giveSession(world, account);

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect((await certificateOf(world, id)).lists[0]).toMatchObject({ read: 130, walks: 2 });
    expect(await checkOf(world, id)).toMatchObject({ followersDialect: 'rest' });
    await world.checkInvariants();
  });

  it('people that are shown on two pages are counted once', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    world.instagram.fault({ kind: 'duplicates', list: 'followers', times: 'always' });
    world.instagram.signOutAfter({ followersRead: 110 });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'session' });
    const pages = await world.ctx.db.checkPage.findMany({ where: { checkId: id } });
    const { followersRead } = await checkOf(world, id);
    expect(followersRead).toBe(new Set(pages.flatMap(({ userIds }) => userIds)).size);
    await world.checkInvariants();
  });

  it('a list that is short each time is walked twice, not thrice; without a search nothing is known, and it costs nothing', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.profile({ username: 'ada', followers: 100, following: 40, mutual: 10, declaredFollowers: 150 });
    world.instagram.fault({ kind: 'finds_nobody', times: 'always' });
    const customer = await world.customer({ credits: 1 });
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: false });
    expect((await certificateOf(world, id)).lists[0]).toMatchObject({ walks: 2, read: 100, shortBy: 50 });
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    await world.checkInvariants();
  });
});

describe.concurrent('evidence goes to the right culprit', () => {
  it('a site that leads to the sign-in form for a while, session alive: no sign-in, the account rests', async () => {
    await using world = await createWorld({ limits: { restMs: 1, coolDownMs: 1 } });
    await world.account();
    const { id } = await askedCheck(world);
    world.instagram.fault({ kind: 'E5', surface: 'list', at: { page: 3 }, flavour: 'answer' });
    world.instagram.fault({ kind: 'E5', surface: 'probe', flavour: 'answer' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await sessionsAskedFor(world)).toBe(0);
    expect(world.instagram.requests.count({ surface: 'probe' })).toBe(2);
    await world.checkInvariants();
  });

  it('the same of a session that died: a second look proves it', async () => {
    await using world = await createWorld({ limits: { coolDownMs: 1 } });
    await world.account();
    const { id } = await askedCheck(world);
    world.instagram.signOutAfter({ followersRead: 50, flavour: 'redirect' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'session' });
    expect(await sessionsAskedFor(world)).toBe(1);
    await world.checkInvariants();
  });

  it('every address of the lists asks to wait, pages are fine: no list is given up; longer rests, then the whole result', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.fault({ kind: 'E1', surface: 'list', flavour: 'soft_block', times: 'always' });

    for (let rests = 0; rests < 8; rests += 1) {
      expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
      await passTime(world.ctx, HOUR_MS / 2);
    }
    expect(await checkOf(world, id)).toMatchObject({ followersOutcome: null });
    expect(await living(world)).toBe(1);
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);

    world.instagram.clearFaults();
    await passTime(world.ctx, 24 * HOUR_MS);
    await world.ctx.db.check.update({ where: { id }, data: { stalledSince: null } });
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });

  it.each(['login_required', 'useragent'] as const)(
    'lists that speak of a dead session (%s) while it lives: the address is left, not the session',
    async (answer) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world);
      world.instagram.retire('rest_lists', answer);

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      expect(await checkOf(world, id)).toMatchObject({ followersDialect: 'graphql_hash' });
      expect(await sessionsAskedFor(world)).toBe(0);
      expect(await living(world)).toBe(1);
      expect(await alarms(world)).toBeGreaterThan(0);
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );

  it.each(['login_required', 'useragent'] as const)(
    'the profile address alone (%s): the detour is taken',
    async (answer) => {
      await using world = await createWorld();
      await world.account();
      const { id } = await askedCheck(world);
      world.instagram.retire('web_profile_info', answer);

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      expect(await sessionsAskedFor(world)).toBe(0);
      expect(await living(world)).toBe(1);
      await world.checkInvariants();
    },
  );

  it('the profile address asks to wait for ever, where it answered before: the detour is taken, whatever parks the check', async () => {
    await using world = await createWorld();
    await world.account();
    await runSlice(world, (await askedCheck(world, { username: 'grace', followers: 10, following: 10, mutual: 5 })).id);
    const { id } = await askedCheck(world, { followers: 60, following: 30, mutual: 10 });
    world.instagram.retire('web_profile_info', '429');

    for (let rests = 0; rests < 3; rests += 1) {
      expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
      await passTime(world.ctx, HOUR_MS / 2);
    }
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await alarms(world)).toBe(1);
    await world.checkInvariants();
  });

  it('every way to a profile asks to wait: longer rests, and it is looked up when they end', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 60, following: 30, mutual: 10 });
    world.instagram.fault({ kind: 'E8', surface: ['profile', 'search'], times: 'always' });

    for (let rests = 0; rests < 6; rests += 1) {
      expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
      await passTime(world.ctx, HOUR_MS / 2);
    }
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    world.instagram.clearFaults();
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });

  it.each(['E19', 'E20'] as const)(
    'one single answer that contradicts what was said before (%s) is doubted',
    async (kind) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world);
      world.instagram.fault({ kind, list: 'followers', surface: 'list', at: { page: 4 } });

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );
});

describe.concurrent('no verdict blames a profile without a second opinion', () => {
  it('nobody has any name, for one account alone: it rests, and nobody is told that a profile is missing', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.fault({ kind: 'E25', surface: ['profile', 'search'], times: 'always' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    expect(await alarms(world)).toBeGreaterThan(0);
    world.instagram.clearFaults();
    await passTime(world.ctx, 2 * HOUR_MS);

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });

  it('one of two accounts finds nobody: the other one reads', async () => {
    await using world = await createWorld();
    await world.account({ username: 'first.reader' });
    await world.account({ username: 'second.reader' });
    const { id } = await askedCheck(world);
    world.instagram.fault({ kind: 'E25', surface: ['profile', 'search'], account: 'first.reader', times: 'always' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });

  it('a name that nobody has, said by an account that finds others: missing', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.profile({ username: 'grace', followers: 10, following: 10 });
    const customer = await world.customer({ credits: 1 });
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'nobody.here' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'fail', reason: 'target_missing' });
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    await world.checkInvariants();
  });

  it.each(['first.reader', 'second.reader'])(
    'a private profile that only %s follows is read by that account',
    async (follower) => {
      await using world = await createWorld();
      await world.account({ username: 'first.reader' });
      await world.account({ username: 'second.reader' });
      world.instagram.profile({
        username: 'ada',
        followers: 300,
        following: 120,
        mutual: 60,
        state: 'private',
        followedBy: [follower],
      });
      const customer = await world.customer({ credits: 2 });
      const first = await world.requestCheck({ customerId: customer.id, username: 'ada' });

      expect(await runSlice(world, first.id)).toEqual({ outcome: 'completed', whole: true });
      expect(new Set(world.instagram.requests.lists().map(({ account }) => account))).toEqual(new Set([follower]));
      await world.checkInvariants();
    },
  );

  it('a private profile that nobody of ours follows: private, after every account was asked', async () => {
    await using world = await createWorld();
    await world.account({ username: 'first.reader' });
    await world.account({ username: 'second.reader' });
    world.instagram.profile({ username: 'ada', followers: 300, following: 120, mutual: 60, state: 'private' });
    const customer = await world.customer({ credits: 1 });
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'fail', reason: 'target_private' });
    const askers = world.instagram.requests
      .all()
      .flatMap(({ surface, account }) => (surface === 'profile' ? [account] : []));
    expect(new Set(askers)).toEqual(new Set(['first.reader', 'second.reader']));
    await world.checkInvariants();
  });

  it('a private profile that waits for another account is asked for once, until something about accounts changes', async () => {
    await using world = await createWorld();
    await world.account({ username: 'first.reader' });
    const second = await world.account({ username: 'second.reader', signedIn: false });
    world.instagram.profile({ username: 'ada', followers: 30, following: 12, mutual: 6, state: 'private' });
    const customer = await world.customer({ credits: 1 });
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    const { db } = world.ctx;
    const attempt = { accountId: second.id, openFor: second.id, cause: 'no_session', askedBy: 'test' } as const;
    const { id: attemptId } = await db.refreshAttempt.create({ data: { ...attempt, queuedAt: new Date() } });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'session' });
    expect(await reconcileChecks(world.ctx)).toMatchObject({ woken: 0 });
    await db.refreshAttempt.update({ where: { id: attemptId }, data: { openFor: null, status: 'abandoned' } });
    await pauseAccount(world.ctx, { accountId: second.id, by: SYSTEM });
    expect(await reconcileChecks(world.ctx)).toMatchObject({ woken: 1 });
    expect(await runSlice(world, id)).toEqual({ outcome: 'fail', reason: 'target_private' });
    expect(world.instagram.requests.filter({ surface: 'profile', profile: 'ada' })).toHaveLength(2);
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
  });

  it('one address of the lists is gone and the others show nobody’s: the profile is not said to hide them', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.profile({ username: 'mutuals.reader', followers: 10, following: 10 });
    const { id, customer } = await askedCheck(world);
    world.instagram.retire('rest_lists', '400');
    world.instagram.graphqlLists('emptied_2026_09');

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
    expect(await checkOf(world, id)).toMatchObject({ followersOutcome: null });
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    await world.checkInvariants();
  });

  it('an account that is shown nobody’s lists is to blame, not the profile', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.profile({ username: 'mutuals.reader', followers: 10, following: 10 });
    const { id, customer } = await askedCheck(world);
    world.instagram.fault({ kind: 'E21', surface: ['list', 'probe'], times: 'always' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    expect(await alarms(world)).toBeGreaterThan(0);
    world.instagram.clearFaults();
    await passTime(world.ctx, 2 * HOUR_MS);

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });
});
