import { describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { answerChallenge } from '#/lib/refresh/answer-challenge.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { readChallenge } from '#/lib/views/read-attempts.ts';
import { readCheck } from '#/lib/views/read-check.ts';
import { hasEnded } from '#/testing/waits.ts';
import { createWorld } from '#/testing/worlds/world.ts';

describe('a check whose session Instagram ends after 728 of 1,663 followers', () => {
  it('is finished with a new session that the TOTP seed opened; the customer pays once', async () => {
    await using world = await createWorld();
    await world.account({ totp: true });
    world.instagram.profile({ username: 'ada', followers: 1663, following: 912, mutual: 640 });
    world.instagram.signOutAfter({ followersRead: 728 });
    const customer = await world.customer({ credits: 1 });

    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();
    const check = await world.waitForCheck(id, hasEnded);

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

  it('waits while a person looks for the code, and goes on when it is typed', async () => {
    await using world = await createWorld();
    const account = await world.account({ totp: false, twoFactor: 'text' });
    world.instagram.profile({ username: 'ada', followers: 1663, following: 912, mutual: 640 });
    world.instagram.signOutAfter({ followersRead: 728 });
    const customer = await world.customer({ credits: 1 });
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();

    const waiting = await world.waitForCheck(id, (check) => Boolean(check.waitingFor?.challengeId));
    expect(waiting).toMatchObject({ status: 'parked', followersRead: 728 });
    await customer.chat.waitFor(/Nothing is lost/);
    const code = account.sandbox.lastCode();
    expect(code).toMatch(/^\d{6}$/);
    const challengeId = waiting.waitingFor?.challengeId ?? '';
    expect(await answerChallenge(world.ctx, { challengeId, code: code ?? '', door: 'api', by: SYSTEM })).toEqual({
      ok: true,
    });

    const check = await world.waitForCheck(id, hasEnded);
    expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
    expect(world.instagram.requests.pagesAskedTwice({ profile: 'ada' })).toBe(1);
    expect(account.sandbox.passwordPosts()).toBe(1);
    expect(await readChallenge(world.ctx, { challengeId })).toMatchObject({ status: 'accepted', answeredDoor: 'api' });
    await customer.chat.waitFor(/1.663/);
    await world.checkInvariants();
  });

  it('stays parked when the code never comes, and goes on with a later sign-in', async () => {
    await using world = await createWorld({ limits: { codeMs: 1_500 } });
    const account = await world.account({ totp: false, twoFactor: 'text' });
    world.instagram.profile({ username: 'ada', followers: 1663, following: 912, mutual: 640 });
    world.instagram.signOutAfter({ followersRead: 728 });
    const customer = await world.customer({ credits: 1 });
    const { id } = await world.requestCheck({ customerId: customer.id, username: 'ada' });
    await world.startWorker();

    const failed = await world.waitForAttempt(account.id, ({ failure }) => failure === 'code_timeout');
    expect(failed.waiting).toBe(1);
    expect(await readCheck(world.ctx, { checkId: id })).toMatchObject({
      status: 'parked',
      parkReason: 'session',
      followersRead: 728,
    });
    expect(await world.ledgerOf(customer.id)).toEqual([{ kind: 'reserve', credits: 1 }]);

    world.ctx.limits.codeMs = 60_000;
    await requestRefresh(world.ctx, { accountId: account.id, cause: 'manual', by: SYSTEM });
    const asked = await world.waitForCheck(id, (check) => Boolean(check.waitingFor?.challengeId));
    await answerChallenge(world.ctx, {
      challengeId: asked.waitingFor?.challengeId ?? '',
      code: account.sandbox.lastCode() ?? '',
      door: 'dashboard',
      by: SYSTEM,
    });

    const check = await world.waitForCheck(id, hasEnded);
    expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
    expect(world.instagram.requests.pagesAskedTwice({ profile: 'ada' })).toBe(1);
    expect(await world.ledgerOf(customer.id)).toEqual([
      { kind: 'reserve', credits: 1 },
      { kind: 'capture', credits: 1 },
    ]);
    await world.checkInvariants();
  });
});
