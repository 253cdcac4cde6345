import { describe, expect, it, vi } from 'vitest';
import type { Certificate } from '#/lib/checks/view.ts';
import type { FaultKind } from '#/sandbox/instagram/faults/faults.ts';
import {
  asked,
  askedCheck,
  FAULT_MS,
  GIVEN_BACK,
  giveSession,
  PAID,
  pageAsked,
  runSlice,
} from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const certificateOf = async (world: World, id: string) =>
  (await world.ctx.db.check.findUniqueOrThrow({ where: { id } })).certificate as unknown as Certificate;

describe.concurrent('a cursor that is not taken any more', () => {
  it.each(['refuse', 'first_page'] as const)(
    'F39: after a new session (%s): the list is walked anew and merged; nothing that was read is thrown away',
    async (afterNewSession) => {
      await using world = await createWorld();
      const account = await world.account();
      const { id, customer } = await askedCheck(world);
      world.instagram.cursors({ afterNewSession });
      world.instagram.signOutAfter({ followersRead: 110, flavour: 'login_required' });

      expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'session' });
      await giveSession(world, account);

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      const followers = (await certificateOf(world, id)).lists.find(({ list }) => list === 'followers');
      expect(followers).toMatchObject({ walks: 2, read: 300, generations: [1, 2] });
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );

  it('F39: in the middle of a session: the list is walked anew', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    world.instagram.fault({ kind: 'cursor_refused', list: 'followers', at: { page: 4 } });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });

  it('F39: for good: the check ends with what is known, says that it is not whole, and costs nothing', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.cursors({ refuse: true });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: false });
    expect(asked(world).pages).toBeLessThan(40);
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    await world.checkInvariants();
  });
});

describe.concurrent('a list that leads in circles', () => {
  it('F40: a list of one page that comes empty once is asked for again, and no address is given up for it', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 60, following: 30, mutual: 10 });
    world.instagram.fault({ kind: 'empty_page', list: 'following', times: 1 });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    const pages = await world.ctx.db.checkPage.findMany({ where: { checkId: id, list: 'following' } });
    expect(pages).toMatchObject([{ walk: 1, sequence: 0, dialect: 'rest' }]);
    expect(await world.ctx.db.notice.count({ where: { kind: 'alarm' } })).toBe(0);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F40: a page in the middle that stays empty leaves no hole, however small: the list is walked anew', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world, { followers: 900, following: 120, mutual: 60 });
    for (const page of [4, 5]) world.instagram.fault({ kind: 'empty_page', list: 'followers', at: { page } });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await world.listOf(id, 'followers')).toEqual(world.instagram.truth('ada').followers);
    const followers = (await certificateOf(world, id)).lists.find(({ list }) => list === 'followers');
    expect(followers).toMatchObject({ walks: 2, read: 900 });
    await world.checkInvariants();
  });

  it.each<FaultKind>(['empty_page', 'first_page_again', 'cursor_loop', 'E22', 'duplicates'])(
    'F40: once (%s): is read to its real end',
    async (kind) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world);
      world.instagram.fault({ kind, list: 'followers', at: { page: 4 } });

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      expect(await world.listOf(id, 'followers')).toEqual(world.instagram.truth('ada').followers);
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );

  it.each<FaultKind>(['empty_page', 'first_page_again', 'cursor_loop', 'E22', 'early_end'])(
    'F40: always (%s): the list is never called whole; those whom it does not show are asked for',
    async (kind) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world);
      for (let page = 4; page <= 20; page += 1) {
        world.instagram.fault({ kind, list: 'followers', at: { page }, times: 'always' });
      }

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      const certificate = await certificateOf(world, id);
      expect(certificate).toMatchObject({ secondLook: true, unknown: 0 });
      expect(certificate.lists[0]?.verdict).not.toBe('whole');
      const { mutualCount } = await world.ctx.db.check.findUniqueOrThrow({ where: { id } });
      expect(mutualCount).toBe(60);
      expect(asked(world).pages).toBeLessThan(100);
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );
});

describe.concurrent('a list that changes while it is read', () => {
  it('F41: people who come twice are counted once', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    world.instagram.fault({ kind: 'duplicates', times: 'always' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await certificateOf(world, id)).toMatchObject({
      lists: [
        { list: 'followers', read: 300, shortBy: 0 },
        { list: 'following', read: 120, shortBy: 0 },
      ],
    });
    await world.checkInvariants();
  });

  it('F41: everybody who was there all the time is in the result, and the drift is in the certificate', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    const before = world.instagram.truth('ada').followers;
    world.instagram.latency({ lists: 40 });

    const reading = runSlice(world, id);
    await pageAsked(world, 4);
    const left = before.slice(0, 5);
    world.instagram.change('ada', { addFollowers: 9, removeFollowers: left });
    expect(await reading).toEqual({ outcome: 'completed', whole: true });

    const read = new Set(await world.listOf(id, 'followers'));
    expect(before.filter((person) => !left.includes(person) && !read.has(person))).toEqual([]);
    const followers = (await certificateOf(world, id)).lists.find(({ list }) => list === 'followers');
    expect(followers).toMatchObject({ declared: 300, read: read.size });
    await world.checkInvariants({ changed: ['ada'] });
  });
});
