import { describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';
import { DAY_MS, HOUR_MS, systemClock } from '#/lib/platform/clock.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { watchContract } from './watch-contract.ts';

/** A world whose time is moved by hand, with one signed-in account whose first turn of the watch is due. */
async function watchedWorld(profile: string | null = 'tiny') {
  let ahead = (1.5 * DAY_MS - (Date.now() % DAY_MS)) % DAY_MS; // noon: what is told once a day is not told on two days
  const clock = { ...systemClock, now: () => new Date(Date.now() + ahead) };
  const world = await createWorld({ clock });
  const account = await world.account();
  world.instagram.profile({ username: 'tiny', followers: 4, following: 3 });
  const ctx = { ...world.ctx, contractWatch: { everyMs: HOUR_MS, profile } };
  await watchContract(ctx);
  world.instagram.requests.clear();
  const nextHour = () => {
    ahead += HOUR_MS;
    return watchContract(ctx);
  };
  return { world, account, ctx, nextHour, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

const bell = async (world: World) =>
  (await listBell(world.ctx, { limit: 20, by: SYSTEM })).map(({ kind, payload }) => ({ kind, ...payload })).reverse();
const liveGenerations = (world: World) => world.ctx.db.generation.count({ where: { endedAt: null } });
const refreshesAsked = async (world: World) => {
  const rows = await world.ctx.db.$queryRaw<{ jobs: number }[]>`
    select count(*)::int as jobs from pgboss.job where name = 'refresh.request'`;
  return rows[0]?.jobs;
};

describe('the contract watch', () => {
  it('looks once an hour over all workers, with two requests from the budget when all is well, and says nothing', async () => {
    await using watched = await watchedWorld();
    const { world, ctx, nextHour } = watched;
    expect(await watchContract(ctx)).toEqual({ outcome: 'not_due' });
    const turns = await Promise.all([nextHour(), watchContract(ctx), watchContract(ctx)]);
    expect(turns.map(({ outcome }) => outcome).sort()).toEqual(['looked', 'not_due', 'not_due']);
    expect(turns).toContainEqual({ outcome: 'looked', seen: { profile: { well: true }, list: { well: true } } });

    expect(world.instagram.requests.count()).toBe(2);
    const granted = await ctx.db.accountBudget.aggregate({ _sum: { granted: true } });
    expect(granted._sum.granted).toBe(2n);
    expect(await bell(world)).toEqual([]);
    expect(await ctx.db.check.count()).toBe(0);
    expect(await watchContract({ ...ctx, contractWatch: { everyMs: 0, profile: null } })).toEqual({ outcome: 'off' });
  });

  it.each(['400', 'errors', '404', 'html'] as const)(
    'tells once that lists are refused with %s and that the next way works, and once that all is well again',
    async (answer) => {
      await using watched = await watchedWorld();
      const { world, nextHour } = watched;
      world.instagram.retire('rest_lists', answer);
      for (let hours = 0; hours < 2; hours += 1) {
        world.instagram.requests.clear();
        expect(await nextHour()).toMatchObject({ outcome: 'looked', seen: { profile: { well: true } } });
        expect(world.instagram.requests.count()).toBe(3);
      }
      const broken = { kind: 'contract_broken', surface: 'list', fallback: true };
      expect(await bell(world)).toMatchObject([broken]);

      world.instagram.restore();
      await nextHour();
      await nextHour();
      expect(await bell(world)).toMatchObject([broken, { kind: 'contract_restored', surface: 'list' }]);
      expect(await liveGenerations(world)).toBe(1);
    },
  );

  it('tells that lists come back empty, and tells again when the next way closes too', async () => {
    await using watched = await watchedWorld();
    const { world, nextHour } = watched;
    world.instagram.fault({ kind: 'E21', list: 'followers', times: 1 });
    await nextHour();
    world.instagram.fault({ kind: 'E21', list: 'followers', times: 'always' });
    await nextHour();
    const broken = { kind: 'contract_broken', surface: 'list', verdict: 'list_withheld' };
    expect(await bell(world)).toMatchObject([
      { ...broken, fallback: true },
      { ...broken, fallback: false },
    ]);
  });

  it('tells that profiles are only found by the detour, and spends three requests at most', async () => {
    await using watched = await watchedWorld();
    const { world, nextHour } = watched;
    world.instagram.retire('web_profile_info');
    expect(await nextHour()).toMatchObject({ seen: { profile: { well: false, fallback: true } } });
    expect(world.instagram.requests.count()).toBe(3);
    world.instagram.retire('user_info');
    world.instagram.requests.clear();
    await nextHour();
    expect(world.instagram.requests.count()).toBeLessThanOrEqual(3);
    expect((await bell(world))[0]).toMatchObject({ kind: 'contract_broken', surface: 'profile', fallback: true });
  });

  it.each([
    ['tiny', 'tiny', 'following'],
    [null, 'mutuals.reader', 'followers'],
  ])(
    'reads the profile that is set (%s), else its own, by the list that has somebody in it',
    async (set, read, list) => {
      await using watched = await watchedWorld(set);
      const { world, nextHour } = watched;
      world.instagram.profile({ username: 'tiny', followers: 0, following: 3 });
      expect(await nextHour()).toMatchObject({ seen: { profile: { well: true }, list: { well: true } } });
      const asked = world.instagram.requests.all().map((request) => [request.profile, request.list]);
      expect(asked).toEqual([
        [read, null],
        [read, list],
      ]);
    },
  );

  it('leaves an account alone that reads, rests or is being renewed, and comes back for it', async () => {
    await using watched = await watchedWorld();
    const { world, account, ctx, nextHour } = watched;
    const rests = { accountId: account.id, kind: 'list' as const };
    await ctx.db.accountBudget.create({ data: { ...rests, restsUntil: new Date(Date.now() + 90 * 60_000) } });
    expect(await nextHour()).toEqual({ outcome: 'busy' });
    expect(world.instagram.requests.count()).toBe(0);
    await ctx.db.accountBudget.deleteMany();
    expect(await watchContract(ctx)).toMatchObject({ outcome: 'looked' });
  });
});

describe('a profile of the contract watch that is not found', () => {
  const hadCheck = async (world: World) => {
    const customer = await world.customer({ credits: 1 });
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'grace' });
    await world.ctx.db.check.update({ where: { id }, data: { status: 'completed', pages: 3, declaredFollowers: 4 } });
  };

  it('while others are found is gone: operators are told once a day by its name, and the account reads on', async () => {
    await using watched = await watchedWorld('renamed.away');
    const { world, ctx, nextHour } = watched;
    world.instagram.profile({ username: 'grace', followers: 4, following: 3 });
    await hadCheck(world);
    expect(await nextHour()).toEqual({ outcome: 'cut_short', verdict: 'target_missing' });
    await nextHour();
    expect(await bell(world)).toMatchObject([{ kind: 'alarm', verdict: 'target_missing', outline: '@renamed.away' }]);
    expect(await ctx.db.accountBudget.count({ where: { restsUntil: { gt: new Date() } } })).toBe(0);
    expect(world.instagram.requests.count()).toBeLessThanOrEqual(6);
  });

  it.each([
    ['tiny', 'one that was read lately is not found either'],
    [null, 'it is its own'],
  ])(
    'by an account that is shown nobody (%s, %s): the account rests, and operators are told',
    async (profile, _why) => {
      await using watched = await watchedWorld(profile);
      const { world, ctx, nextHour } = watched;
      world.instagram.profile({ username: 'grace', followers: 4, following: 3 });
      if (profile !== null) await hadCheck(world);
      world.instagram.fault({ kind: 'E25', surface: ['profile', 'search'], times: 'always' });
      expect(await nextHour()).toEqual({ outcome: 'cut_short', verdict: 'target_missing' });
      expect(await bell(world)).toMatchObject([{ kind: 'alarm', verdict: 'target_missing' }]);
      expect(await ctx.db.accountBudget.count({ where: { restsUntil: { gt: new Date() } } })).toBeGreaterThan(0);
      expect(await liveGenerations(world)).toBe(1);
    },
  );
});

describe('a session that the contract watch finds', () => {
  it('dead is ended and renewed as in checks', async () => {
    await using watched = await watchedWorld();
    const { world, nextHour } = watched;
    world.instagram.signOut();
    expect(await nextHour()).toMatchObject({ outcome: 'cut_short' });
    expect(await liveGenerations(world)).toBe(0);
    expect(await refreshesAsked(world)).toBe(1);
    expect(await bell(world)).toEqual([]);
  });

  it('alive behind a soft block rests, and no sign-in is asked for', async () => {
    await using watched = await watchedWorld();
    const { world, account, ctx, nextHour } = watched;
    world.instagram.fault({ kind: 'E1', flavour: 'soft_block' });
    expect(await nextHour()).toEqual({ outcome: 'looked', seen: { profile: { well: true } } });
    expect(await liveGenerations(world)).toBe(1);
    expect(await refreshesAsked(world)).toBe(0);
    const row = await ctx.db.accountBudget.findFirst({ where: { accountId: account.id, restsUntil: { not: null } } });
    expect(row?.restsUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(world.instagram.requests.count()).toBe(3);
  });

  it('warned is kept, and its account waits for a person', async () => {
    await using watched = await watchedWorld();
    const { world, account, ctx, nextHour } = watched;
    world.instagram.interrupt(undefined, 'warning');
    expect(await nextHour()).toMatchObject({ outcome: 'cut_short', verdict: 'warning' });
    expect(await ctx.db.account.findUnique({ where: { id: account.id } })).toMatchObject({ status: 'blocked' });
    expect(await liveGenerations(world)).toBe(1);
    expect(await bell(world)).toMatchObject([{ kind: 'alarm', verdict: 'warning' }]);
  });
});
