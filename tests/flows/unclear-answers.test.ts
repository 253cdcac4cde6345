import { describe, expect, it } from 'vitest';
import { hasEnded } from '#/testing/waits.ts';
import { createWorld } from '#/testing/worlds/world.ts';

describe('an answer that looks like an end of the session', () => {
  it('causes no sign-in when the account is alive: the account rests, and the check goes on', async () => {
    await using world = await createWorld({ limits: { restMs: 1_200 } });
    const account = await world.account();
    world.instagram.profile({ username: 'ada', followers: 300, following: 120, mutual: 60 });
    world.instagram.fault({ kind: 'E1', flavour: 'soft_block', at: { page: 5 }, list: 'followers', times: 1 });
    const customer = await world.customer();
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();

    const check = await world.waitForCheck(id, hasEnded);
    expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
    expect(account.sandbox.passwordPosts()).toBe(0);
    expect(world.instagram.requests.count({ surface: 'probe' })).toBe(1);
    await world.checkInvariants();
  });

  it('turns to the next dialect when the address of the lists was retired behind it', async () => {
    await using world = await createWorld({ limits: { restMs: 1_000 } });
    const account = await world.account();
    world.instagram.profile({ username: 'ada', followers: 60, following: 30, mutual: 10 });
    world.instagram.retire('rest_lists', 'e1');
    const customer = await world.customer();
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();

    const check = await world.waitForCheck(id, hasEnded);
    expect(check).toMatchObject({
      status: 'completed',
      certificate: { whole: true },
      followersDialect: 'graphql_hash',
    });
    expect(account.sandbox.passwordPosts()).toBe(0);
    await world.checkInvariants();
  });
});

describe('a pool of two healthy accounts', () => {
  it('reads the two lists of one check side by side', async () => {
    await using world = await createWorld({ limits: { listIntervalMs: 40 } });
    await world.account({ username: 'mutuals.reader' });
    await world.account({ username: 'mutuals.second' });
    world.instagram.profile({ username: 'ada', followers: 500, following: 500, mutual: 100 });
    const customer = await world.customer();
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();

    await world.waitForCheck(id, hasEnded);
    const readers = (list: 'followers' | 'following') => [
      ...new Set(world.instagram.requests.lists({ list }).map(({ account }) => account)),
    ];
    expect(readers('followers')).toHaveLength(1);
    expect(readers('following')).toHaveLength(1);
    expect(readers('followers')).not.toEqual(readers('following'));
    await world.checkInvariants();
  });

  it('goes on at once with the other account when one loses its session', async () => {
    await using world = await createWorld();
    const first = await world.account({ username: 'mutuals.reader', totp: false, twoFactor: 'text' });
    await world.account({ username: 'mutuals.second' });
    world.instagram.profile({ username: 'ada', followers: 500, following: 500, mutual: 100 });
    world.instagram.signOutAfter({ followersRead: 200, account: 'mutuals.reader' });
    world.instagram.signOutAfter({ followingRead: 200, account: 'mutuals.reader' });
    const customer = await world.customer();
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();

    const check = await world.waitForCheck(id, hasEnded);
    expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
    expect(await world.moves(id)).toEqual(['request: bot', 'start', 'finish: whole']); // it never parked
    await world.waitForAttempt(first.id, ({ status }) => status === 'waiting_for_code'); // while a person is asked
    await world.checkInvariants();
  });
});
