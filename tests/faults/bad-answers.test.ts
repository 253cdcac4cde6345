import { describe, expect, it, vi } from 'vitest';
import type { FaultInput } from '#/sandbox/instagram/faults/faults.ts';
import {
  asked,
  askedCheck,
  attempts,
  FAULT_MS,
  HELD,
  PAID,
  runSlice,
  sessionsAskedFor,
} from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const PASSING: [string, FaultInput][] = [
  ['three 503 in a row', { kind: '503', times: 3 }],
  ['500, HTML', { kind: '500' }],
  ['502', { kind: '502' }],
  ['504', { kind: '504' }],
  ['408', { kind: '408' }],
  ['a connection that is reset twice', { kind: 'reset', times: 2 }],
  ['a body that is cut off', { kind: 'truncated' }],
  ['64 MB of nothing in 64 kB of gzip', { kind: 'gzip_bomb' }],
  ['200 with status fail', { kind: 'E30' }],
  ['400 for a fault of the server', { kind: 'E28' }],
];

describe.concurrent('an answer that passes by itself', () => {
  it.each(PASSING)(
    'F38: %s: the page is asked again and the list is whole, with the same session',
    async (_, fault) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world, { followers: 150, following: 40, mutual: 20 });
      world.instagram.fault({ ...fault, surface: 'list', list: 'followers', at: { page: 3 } });

      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      expect(asked(world).twice).toBe(1);
      expect(await sessionsAskedFor(world)).toBe(0);
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );

  it('F38: a site that stays away parks the check, which goes on later where it stood', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 150, following: 40, mutual: 20 });
    world.instagram.fault({ kind: '503', surface: 'list', at: { page: 3 }, times: 'always' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'unreachable' });
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    world.instagram.clearFaults();
    world.instagram.requests.clear();

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(world.instagram.requests.lists({ list: 'followers' })[0]?.cursor).not.toBeNull();
    await world.checkInvariants();
  });
});

describe.concurrent('HTML with status 200 in place of a page', () => {
  it('F37: a login page while the account is signed in is a soft block: one probe, a rest, no sign-in', async () => {
    await using world = await createWorld({ limits: { restMs: 300 } });
    await world.account();
    const { id } = await askedCheck(world, { followers: 150, following: 40, mutual: 20 });
    world.instagram.fault({ kind: 'E24', surface: 'list', at: { page: 3 }, times: 1 });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(world.instagram.requests.count({ surface: 'probe' })).toBe(1);
    expect(await sessionsAskedFor(world)).toBe(0);
    await world.checkInvariants();
  });

  it('F37: a login page of a session that died ends that session, after one probe', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 150, following: 40, mutual: 20 });
    world.instagram.fault({ kind: 'E24', surface: 'list', at: { page: 3 }, flavour: 'dead' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'session' });
    expect(world.instagram.requests.count({ surface: 'probe' })).toBe(1);
    expect(await sessionsAskedFor(world)).toBe(1);
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    await world.checkInvariants();
  });

  it('F37: any other page means that the address is gone: the list is read in another dialect', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 150, following: 40, mutual: 20 });
    world.instagram.retire('rest_lists', 'html');

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await attempts(world)).toBe(0);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    expect(await world.ctx.db.notice.count({ where: { kind: 'alarm', channel: 'dashboard' } })).toBeGreaterThan(0);
    await world.checkInvariants();
  });
});
