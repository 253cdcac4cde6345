import { describe, expect, it, vi } from 'vitest';
import type { Certificate } from '#/lib/checks/view.ts';
import { askedCheck, FAULT_MS, GIVEN_BACK, HELD, runSlice } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

type Instagram = World['ctx']['instagram'];

/** The world with some answers of Instagram made otherwise. */
function answering(world: World, otherwise: Partial<Instagram>): World {
  return { ...world, ctx: { ...world.ctx, instagram: { ...world.ctx.instagram, ...otherwise } } };
}

describe.concurrent('a profile that does not say how many there are', () => {
  it.each([
    ['neither list', { followers: null, following: null }],
    ['the followers', { followers: null }],
  ] as const)(
    'is read to its end, of %s; it costs nothing: neither the list nor a search that found nobody beyond it proves who is missing',
    async (_, untold) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world, { followers: 130, following: 30, mutual: 10 });
      const { profile } = world.ctx.instagram;
      const odd = answering(world, {
        async profile(...asked) {
          const answer = await profile(...asked);
          return answer.verdict === 'page' ? { ...answer, value: { ...answer.value, ...untold } } : answer;
        },
      });

      expect(await runSlice(odd, id)).toEqual({ outcome: 'completed', whole: false });
      const { certificate } = await world.ctx.db.check.findUniqueOrThrow({ where: { id } });
      expect((certificate as unknown as Certificate).lists[0]).toMatchObject({ declared: null, verdict: 'unproven' });
      expect(await world.listOf(id, 'followers')).toEqual(world.instagram.truth('ada').followers);
      expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    },
  );
});

describe.concurrent('lists that call a profile private which has just said that it is public', () => {
  it.each(['target_private', 'target_missing'] as const)(
    'at every address that is left (%s): the addresses are doubted, and the profile is not blamed',
    async (verdict) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world, { followers: 60, following: 30, mutual: 10 });
      world.instagram.profile({ username: 'mutuals.reader', followers: 10, following: 10 });
      world.instagram.retire('rest_lists', '400');
      const { listPage } = world.ctx.instagram;
      const odd = answering(world, {
        listPage: async (identity, wanted) =>
          wanted.dialect === 'rest' ? listPage(identity, wanted) : { verdict, catalogue: 'E20', status: 200 },
      });

      expect(await runSlice(odd, id)).toMatchObject({ outcome: 'park' });
      const { status, followersOutcome } = await world.ctx.db.check.findUniqueOrThrow({ where: { id } });
      expect([status, followersOutcome]).toEqual(['parked', null]);
      expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    },
  );
});
