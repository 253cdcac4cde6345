/** What Instagram made of an accepted sign-in is never thrown away, and its password never submitted again. */
import { describe, expect, it, vi } from 'vitest';
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { answerChallenge } from '#/lib/refresh/answer-challenge.ts';
import { dismissWarning } from '#/lib/refresh/dismiss-warning.ts';
import { forgetHeld } from '#/lib/refresh/forget-held.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { rescueAttempts } from '#/lib/refresh/rescue-attempts.ts';
import { runRefresh } from '#/lib/refresh/run-refresh.ts';
import { readAccount } from '#/lib/views/read-account.ts';
import { readCheck } from '#/lib/views/read-check.ts';
import { passTime } from '#/testing/database/pass-time.ts';
import { askedCheck, FAULT_MS, GIVEN_BACK, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { openQuestion, parkedCheck, signIn } from '#/testing/worlds/signing-in.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

/** Runs the attempt that waits for its time, as if that had come. */
async function nextTry({ ctx }: World, accountId: string) {
  const { id } = await ctx.db.refreshAttempt.findUniqueOrThrow({ where: { openFor: accountId } });
  await ctx.db.refreshAttempt.update({ where: { id }, data: { notBefore: null } });
  return runRefresh(ctx, { attemptId: id, signal: new AbortController().signal });
}

const notices = ({ ctx }: World, kind: string) => ctx.db.notice.count({ where: { kind: kind as 'refreshed' } });

describe.concurrent('an accepted sign-in', () => {
  it('that is led back to the form rests longer each time, disturbs nobody, and goes on with its session', async () => {
    await using world = await createWorld();
    const { id, accountId, sandbox } = await parkedCheck(world);
    world.instagram.ledBack(HOUR_MS);
    const restMs = async () => {
      const next = await world.ctx.db.refreshAttempt.findUniqueOrThrow({ where: { openFor: accountId } });
      return (next.notBefore?.getTime() ?? 0) - next.queuedAt.getTime();
    };

    expect(await signIn(world, accountId)).toEqual({ outcome: 'failed', failure: 'throttled' });
    expect(await restMs()).toBeGreaterThanOrEqual(15 * MINUTE_MS);
    expect(await nextTry(world, accountId)).toEqual({ outcome: 'failed', failure: 'throttled' });
    expect(await restMs()).toBeGreaterThanOrEqual(30 * MINUTE_MS);
    expect(sandbox.passwordPosts()).toBe(1);
    expect(await notices(world, 'refresh_failed')).toBe(0);
    expect(await readAccount(world.ctx, { accountId })).toMatchObject({ status: 'ready' });

    world.instagram.ledBack(0);
    expect(await nextTry(world, accountId)).toMatchObject({ outcome: 'succeeded' });
    expect(sandbox.passwordPosts()).toBe(1);
    expect(sandbox.signIns()).toBe(2); // the one that was minted for the check, and this
    expect(await notices(world, 'recovered')).toBe(0);
    expect(await world.ctx.db.refreshAttempt.count({ where: { sealedHeld: { not: null } } })).toBe(0);
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });

  it('that meets the warning waits for a person and goes on with its session when the warning is dismissed', async () => {
    await using world = await createWorld();
    const { id, accountId, sandbox } = await parkedCheck(world);
    world.instagram.screens({ warning: true });

    expect(await signIn(world, accountId)).toEqual({ outcome: 'failed', failure: 'warning' });
    const first = await dismissWarning(world.ctx, { accountId, by: SYSTEM });
    const second = await dismissWarning(world.ctx, { accountId, by: SYSTEM });
    expect(second).toMatchObject({ joined: true, attempt: { id: first.attempt.id } });
    // it is Monday: the warning came on Friday
    const heldSince = new Date(Date.now() - 3 * DAY_MS);
    const held = { sealedHeld: { not: null } };
    await world.ctx.db.refreshAttempt.updateMany({ where: held, data: { heldSince } });
    await world.ctx.db.generation.updateMany({ data: { bornAt: new Date(Date.now() - 4 * DAY_MS) } });
    await forgetHeld(world.ctx);
    const run = { attemptId: first.attempt.id, signal: new AbortController().signal };
    expect(await runRefresh(world.ctx, run)).toMatchObject({ outcome: 'succeeded' });
    expect(sandbox.passwordPosts()).toBe(1);
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });

  it('whose session died before the warning was dismissed is followed by one new sign-in', async () => {
    await using world = await createWorld();
    const { accountId, sandbox } = await parkedCheck(world);
    world.instagram.screens({ warning: true });
    expect(await signIn(world, accountId)).toEqual({ outcome: 'failed', failure: 'warning' });
    world.instagram.screens({ warning: false });
    world.instagram.signOut(sandbox.username, 'login_required');

    const { attempt } = await dismissWarning(world.ctx, { accountId, by: SYSTEM });
    const run = { attemptId: attempt.id, signal: new AbortController().signal };
    expect(await runRefresh(world.ctx, run)).toMatchObject({ outcome: 'succeeded' });
    expect(sandbox.passwordPosts()).toBe(2);
    await world.checkInvariants();
  });

  it('that is followed by a page nobody knows is a session like any other', async () => {
    await using world = await createWorld();
    const { id, accountId, sandbox } = await parkedCheck(world);
    world.instagram.screens({ leftover: 'unknown' });

    expect(await signIn(world, accountId)).toMatchObject({ outcome: 'succeeded' });
    const left = await world.ctx.db.attemptStep.findFirstOrThrow({ where: { screen: 'unknown' } });
    expect(left.sealedPicture).not.toBeNull();
    expect(sandbox.passwordPosts()).toBe(1);
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });
});

describe.concurrent('a site that leads every page to the sign-in form, for longer than the cool-down', () => {
  const blocked = async (world: World, factors: { totp: boolean }) => {
    const account = await world.account(factors);
    const asking = await askedCheck(world, { followers: 60, following: 30, mutual: 10 });
    world.instagram.ledBack(DAY_MS);
    expect(await runSlice(world, asking.id)).toEqual({ outcome: 'park', reason: 'session' });
    expect(await signIn(world, account.id)).toEqual({ outcome: 'failed', failure: 'throttled' });
    return { ...asking, account };
  };

  it.each([
    ['a password', { totp: false }],
    ['a password and a code', { totp: true }],
  ] as const)(
    'costs %s once, and no person; the check says that Instagram wants a pause, and is whole when it is over',
    async (_what, factors) => {
      await using world = await createWorld({ limits: { coolDownMs: 1 } });
      const { id, customer, account } = await blocked(world, factors);
      expect(await nextTry(world, account.id)).toEqual({ outcome: 'failed', failure: 'throttled' });
      expect(await nextTry(world, account.id)).toEqual({ outcome: 'failed', failure: 'throttled' });
      expect(await readCheck(world.ctx, { checkId: id })).toMatchObject({ waitingFor: { cause: 'throttled' } });
      expect(await readAccount(world.ctx, { accountId: account.id })).toMatchObject({ status: 'ready' });
      expect(await notices(world, 'refresh_failed')).toBe(0);

      world.instagram.ledBack(0);
      expect(await nextTry(world, account.id)).toMatchObject({ outcome: 'succeeded' });
      expect(account.sandbox.passwordPosts()).toBe(1);
      expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );

  it('that never ends gives the credit back after the settable time; the account goes on trying, seldom', async () => {
    await using world = await createWorld({ limits: { coolDownMs: 1 } });
    const { id, customer, account } = await blocked(world, { totp: false });
    await passTime(world.ctx, 7 * HOUR_MS);
    expect(await reconcileChecks(world.ctx)).toMatchObject({ expired: 1 });

    expect(await readCheck(world.ctx, { checkId: id })).toMatchObject({ status: 'failed', failure: 'no_session' });
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    expect(await nextTry(world, account.id)).toEqual({ outcome: 'failed', failure: 'throttled' });
    expect(account.sandbox.passwordPosts()).toBe(1);
    await world.checkInvariants();
  });
});

describe.concurrent('a sign-in that ends in another profile', () => {
  it('is known for one by a session that was handed in while a person looked for the code', async () => {
    await using world = await createWorld();
    const { accountId, sandbox } = await parkedCheck(world, { totp: false, twoFactor: 'text' });
    await world.ctx.db.account.update({ where: { id: accountId }, data: { instagramId: null } });
    const ended = signIn(world, accountId);
    const { id } = await openQuestion(world);
    await world.ctx.db.account.update({ where: { id: accountId }, data: { instagramId: 4_711n } });

    const code = sandbox.lastCode() ?? '';
    await answerChallenge(world.ctx, { challengeId: id, code, door: 'api', by: SYSTEM });

    expect(await ended).toEqual({ outcome: 'failed', failure: 'other_account' });
    expect(await world.ctx.db.account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
      instagramId: 4_711n,
    });
  });

  it('replaces nothing, tells a person, and is not tried again', async () => {
    await using world = await createWorld();
    const { accountId } = await parkedCheck(world);
    const instagramId = 4_711n;
    await world.ctx.db.account.update({ where: { id: accountId }, data: { instagramId } });
    const before = await world.ctx.db.generation.findMany({ where: { accountId } });

    expect(await signIn(world, accountId)).toEqual({ outcome: 'failed', failure: 'other_account' });
    expect(await world.ctx.db.generation.findMany({ where: { accountId } })).toEqual(before);
    expect(await world.ctx.db.account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
      instagramId,
      status: 'blocked',
      blockedFor: 'other_account',
    });
    const told = await world.ctx.db.notice.findMany({ where: { kind: 'refresh_failed' } });
    expect(told).toMatchObject([{ payload: { failure: 'other_account', needsPerson: true } }]);
  });
});

it('nobody signs in while Instagram wants silence, whoever loses a session meanwhile', async () => {
  await using world = await createWorld();
  const { id: accountId } = await world.account();
  const { ctx } = world;
  const endedAt = ctx.clock.now();
  const failed = { accountId, askedBy: 'system:policy', queuedAt: endedAt, endedAt, cause: 'proactive' as const };
  await ctx.db.refreshAttempt.create({ data: { ...failed, status: 'failed', failure: 'throttled' } });
  await ctx.db.generation.updateMany({ where: { accountId }, data: { endedAt } });

  const { attempt } = await requestRefresh(ctx, { accountId, cause: 'signed_out', by: SYSTEM });
  await rescueAttempts(ctx);

  expect((attempt.notBefore?.getTime() ?? 0) - endedAt.getTime()).toBeGreaterThanOrEqual(15 * MINUTE_MS);
  expect(await ctx.db.refreshAttempt.findUniqueOrThrow({ where: { id: attempt.id } })).toMatchObject({
    status: 'queued',
  });
});
