import { describe, expect, it, vi } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { answerChallenge } from '#/lib/refresh/answer-challenge.ts';
import { passTime } from '#/testing/database/pass-time.ts';
import { until } from '#/testing/waits.ts';
import { FAULT_MS, HELD, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { openQuestion, parkedCheck, signIn } from '#/testing/worlds/signing-in.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const BY_TEXT = { totp: false, twoFactor: 'text' } as const;
const TEN_MINUTES_MS = 600_000;

describe.concurrent('a code that a person types', () => {
  it('F30: never comes: the attempt ends after its ten minutes; the check waits, its credit is held, and is captured once in the end', async () => {
    await using world = await createWorld({ limits: { codeMs: TEN_MINUTES_MS } });
    const { id, customer, accountId, sandbox } = await parkedCheck(world, BY_TEXT);

    const waiting = signIn(world, accountId);
    await openQuestion(world);
    await passTime(world.ctx, TEN_MINUTES_MS);
    expect(await waiting).toEqual({ outcome: 'failed', failure: 'code_timeout' });
    expect(await world.ctx.db.check.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'parked' });
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    await world.checkInvariants();

    await passTime(world.ctx, TEN_MINUTES_MS * 6); // the next attempt follows by itself
    const next = signIn(world, accountId);
    const question = await openQuestion(world);
    expect(await answer(world, question.id, sandbox.lastCode())).toEqual({ ok: true });
    expect(await next).toMatchObject({ outcome: 'succeeded' });
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F31: is wrong, then meant for the question before, then right: one submission of the password, one session', async () => {
    await using world = await createWorld();
    const { id, accountId, sandbox } = await parkedCheck(world, BY_TEXT);

    const attempt = signIn(world, accountId);
    const first = await openQuestion(world);
    expect(await answer(world, first.id, wrongCodeFor(sandbox.lastCode()))).toEqual({ ok: true });
    const second = await until('the question is asked again', () =>
      world.ctx.db.challenge.findFirst({ where: { status: 'open', wrongBefore: true } }),
    );
    expect(await answer(world, first.id, sandbox.lastCode())).toMatchObject({ ok: false, reason: 'answered' });
    expect(await answer(world, second.id, sandbox.lastCode())).toEqual({ ok: true });

    expect(await attempt).toMatchObject({ outcome: 'succeeded' });
    expect(sandbox.passwordPosts()).toBe(1);
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });

  it('F31: comes late, for an attempt that is over: it is told so, and opens nothing', async () => {
    await using world = await createWorld({ limits: { codeMs: 60_000 } });
    const { accountId, sandbox } = await parkedCheck(world, BY_TEXT);

    const attempt = signIn(world, accountId);
    const question = await openQuestion(world);
    await passTime(world.ctx, 60_000);
    expect(await answer(world, question.id, sandbox.lastCode())).toMatchObject({ ok: false, reason: 'expired' });
    expect(await attempt).toEqual({ outcome: 'failed', failure: 'code_timeout' });
    expect(await answer(world, question.id, sandbox.lastCode())).toMatchObject({ ok: false, reason: 'expired' });
    expect(sandbox.signIns()).toBe(1); // the one that was handed in
    await world.checkInvariants();
  });

  it('F31: is typed by ten people at once: the first one counts, the others hear who that was', async () => {
    await using world = await createWorld();
    const { accountId, sandbox } = await parkedCheck(world, BY_TEXT);

    const attempt = signIn(world, accountId);
    const question = await openQuestion(world);
    const answers = await Promise.all(Array.from({ length: 10 }, () => answer(world, question.id, sandbox.lastCode())));

    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.reason === 'answered' && one.by === SYSTEM.name)).toHaveLength(9);
    expect(await attempt).toMatchObject({ outcome: 'succeeded' });
    await world.checkInvariants();
  });
});

function answer({ ctx }: World, challengeId: string, code: string | null) {
  return answerChallenge(ctx, { challengeId, code: code ?? '', door: 'api', by: SYSTEM });
}

function wrongCodeFor(right: string | null): string {
  return right === '111111' ? '222222' : '111111';
}
