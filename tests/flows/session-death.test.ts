import { describe, expect, it } from 'vitest';
import { createWorld } from '../world.ts';

const hasEnded = (check: { status: string }) => ['completed', 'failed', 'cancelled'].includes(check.status);

describe('a check whose session Instagram ends after 728 of 1,663 followers', () => {
  it('is finished with a new session that the TOTP seed opened; the customer pays once', async () => {
    await using world = await createWorld();
    await world.account({ totp: true });
    world.instagram.profile({ username: 'ada', followers: 1663, following: 912, mutual: 640 });
    world.instagram.signOutAfter({ followersRead: 728 });
    const customer = await world.customer({ credits: 1 });

    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();
    const check = await world.waitForCheck(id, hasEnded, 45_000);

    const truth = world.instagram.truth('ada');
    expect(check).toMatchObject({
      status: 'completed',
      notMutualCount: truth.notFollowingBack.length,
      certificate: { whole: true },
    });
    expect(await world.listOf(id, 'followers')).toEqual(truth.followers);
    expect(await world.listOf(id, 'following')).toEqual(truth.following);
    expect(world.instagram.requests.pagesAskedTwice({ profile: 'ada' })).toBe(1); // the refused one
    expect(world.instagram.accountOf('mutuals.reader').passwordPosts()).toBe(1);
    expect(await world.ledgerOf(customer.id)).toEqual([
      { kind: 'reserve', credits: 1 },
      { kind: 'capture', credits: 1 },
    ]);
    expect(await world.moves(id)).toEqual(['request: bot', 'start', 'park: session', 'start', 'finish: whole']);
    await world.checkInvariants();
  });
});
