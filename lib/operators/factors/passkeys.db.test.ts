import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FROM, passwordOf, secondStep } from '#/testing/staff/authenticator-app.ts';
import { createPasskey } from '#/testing/staff/passkey.ts';
import { codeOf, createStaff } from '#/testing/staff/staff.ts';
import { completeSignIn } from '../complete-sign-in.ts';
import { confirmSession } from '../confirm-session.ts';
import { actorOf } from '../model.ts';
import { askPendingPasskey } from '../read-pending.ts';
import type { OperatorView } from '../view.ts';
import { listFactors } from './list-factors.ts';
import { CHALLENGE_MS, isConfirmed } from './model.ts';
import { askForPasskey } from './passkeys.ts';
import { addPasskey, beginPasskey } from './set-up-passkey.ts';

const place = { rpId: 'mutuals.example', origin: 'https://mutuals.example' };
const OK = { ok: true, with: 'passkey' };
const WRONG = { ok: false, reason: 'wrong' };

let staff: Awaited<ReturnType<typeof createStaff>>;
let ctx: (typeof staff)['ctx'] & { dashboard: string };
beforeAll(async () => {
  staff = await createStaff();
  ctx = { ...staff.ctx, dashboard: place.origin };
});
afterAll(() => staff.close());
beforeEach(() => staff.clear());

async function withPasskey(operator: OperatorView) {
  const { sessionId } = await staff.signIn(operator);
  const mine = { operatorId: operator.id, sessionId, by: actorOf(operator), place };
  const passkey = createPasskey(place);
  const answer = passkey.made(await beginPasskey(ctx, { operator, sessionId, place, by: actorOf(operator) }));
  const { codes } = await addPasskey(ctx, { ...mine, name: 'Laptop', answer });
  return { passkey, mine, sessionId, codes: codes ?? [] };
}

async function asked(pending: string) {
  const question = await askPendingPasskey(ctx, { pending });
  if (!question) throw new Error('no passkey is asked for');
  return question;
}

const show = (pending: string, passkey: ReturnType<ReturnType<typeof createPasskey>['answers']>) =>
  completeSignIn(ctx, { pending, step: { passkey, place }, ...FROM });

describe('a passkey', () => {
  it('signs in after the password, and comes with recovery codes', async () => {
    const ada = await staff.hire();
    const { passkey, codes } = await withPasskey(ada);
    expect((await listFactors(ctx, { operatorId: ada.id })).factors).toMatchObject([
      { kind: 'passkey', name: 'Laptop', rpId: place.rpId },
    ]);
    const pending = await passwordOf(staff, ada);
    expect(await show(pending, passkey.answers(await asked(pending)))).toMatchObject(OK);
    expect(await secondStep(staff, await passwordOf(staff, ada), codes[0] ?? '')).toMatchObject({ recoveryCodes: 9 });
  });

  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['made for another host', { rpId: 'evil.example' }],
    ['without the person verified', { verified: false }],
  ])('is refused: %s', async (_, twist) => {
    const ada = await staff.hire();
    const { passkey } = await withPasskey(ada);
    const pending = await passwordOf(staff, ada);
    expect(await show(pending, passkey.answers(await asked(pending), twist))).toEqual(WRONG);

    const { sessionId } = await staff.signIn(await staff.hire());
    const eve = (await staff.ctx.db.operatorSession.findUniqueOrThrow({ where: { id: sessionId } })).operatorId;
    const operator = { id: eve, email: 'eve@example.org', name: 'Eve', role: 'operator' } as const;
    const answer = createPasskey(place).made(
      await beginPasskey(ctx, { operator, sessionId, place, by: actorOf(operator) }),
      twist,
    );
    const by = actorOf(operator);
    const adding = addPasskey(ctx, { operatorId: eve, sessionId, name: 'Laptop', answer, place, by });
    expect(await codeOf(adding)).toBe('forbidden');
  });

  it('whose count of uses went back is refused: somebody has a copy', async () => {
    const ada = await staff.hire();
    const { passkey } = await withPasskey(ada);
    const [first, second] = [await passwordOf(staff, ada), await passwordOf(staff, ada)];
    expect(await show(first, passkey.answers(await asked(first), { counter: 7 }))).toMatchObject(OK);
    expect(await show(second, passkey.answers(await asked(second), { counter: 7 }))).toEqual(WRONG);
    expect(await show(second, passkey.answers(await asked(second), { counter: 6 }))).toEqual(WRONG);
    expect(await show(second, passkey.answers(await asked(second), { counter: 8 }))).toMatchObject(OK);
  });

  it('answers one question once, soon, for the one who was asked', async () => {
    const ada = await staff.hire();
    const { passkey, mine, sessionId } = await withPasskey(ada);
    const [first, second] = [await passwordOf(staff, ada), await passwordOf(staff, ada)];
    const answer = passkey.answers(await asked(first));
    expect(await show(second, answer)).toEqual(WRONG); // the answer of another sign-in
    expect(await show(first, answer)).toMatchObject(OK);
    expect(await show(second, answer)).toEqual(WRONG);

    const late = passkey.answers(await asked(second));
    staff.pass(CHALLENGE_MS);
    expect(await show(second, late)).toEqual(WRONG);

    const confirm = await askForPasskey(ctx, { operatorId: ada.id, askedBy: `confirm:${sessionId}`, place });
    expect(await show(second, passkey.answers(confirm ?? { challenge: '' }))).toEqual(WRONG);
    const made = createPasskey(place);
    const question = await beginPasskey(ctx, { operator: ada, sessionId, place, by: actorOf(ada) });
    await addPasskey(ctx, { ...mine, name: 'Key', answer: made.made(question) });
    expect(await codeOf(addPasskey(ctx, { ...mine, name: 'Key', answer: made.made(question) }))).toBe('forbidden');
  });

  it('of another person, or one that is unknown, is worth nothing', async () => {
    const [ada, eve] = [await staff.hire(), await staff.hire()];
    await withPasskey(ada);
    const hers = await withPasskey(eve);
    const pending = await passwordOf(staff, ada);
    expect(await show(pending, hers.passkey.answers(await asked(pending)))).toEqual(WRONG);
    expect(await show(pending, createPasskey(place).answers(await asked(pending)))).toEqual(WRONG);
  });

  it('proves who one is in a session, and stays a way in while somebody wears out the tries at codes', async () => {
    const ada = await staff.hire();
    const { passkey, sessionId } = await withPasskey(ada);
    for (let tries = 0; tries < 6; tries += 1) await codeOf(secondStep(staff, await passwordOf(staff, ada), '000000'));
    const pending = await passwordOf(staff, ada);
    expect(await codeOf(secondStep(staff, pending, '000000'))).toBe('throttled');
    expect(await show(pending, passkey.answers(await asked(pending)))).toMatchObject(OK);

    staff.pass(11 * 60_000);
    const asking = { operatorId: ada.id, askedBy: `confirm:${sessionId}`, place } as const;
    const answer = passkey.answers((await askForPasskey(ctx, asking)) ?? { challenge: '' });
    const by = { passkey: answer, place };
    await confirmSession(ctx, { operatorId: ada.id, sessionId, by, address: null });
    const { confirmedAt } = await staff.admit(sessionId);
    expect(isConfirmed(confirmedAt, new Date(staff.now()))).toBe(true);
    expect(await codeOf(confirmSession(ctx, { operatorId: ada.id, sessionId, by, address: null }))).toBe('forbidden');
  });
});
