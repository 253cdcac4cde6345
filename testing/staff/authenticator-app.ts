/** People with an authenticator app, and the two steps in which they sign in. */
import { Secret, TOTP } from 'otpauth';
import { completeSignIn } from '#/lib/operators/complete-sign-in.ts';
import { beginApp, proveApp } from '#/lib/operators/factors/set-up-app.ts';
import { actorOf } from '#/lib/operators/model.ts';
import { signInOperator } from '#/lib/operators/sign-in-operator.ts';
import type { OperatorView } from '#/lib/operators/view.ts';
import { type createStaff, PASSWORD } from './staff.ts';

type Staff = Awaited<ReturnType<typeof createStaff>>;

export const FROM = { address: '10.0.0.1', userAgent: 'Firefox' };

/** The code that an app with this seed shows. `steps`: that many half minutes from now. */
export function codeOfApp(staff: Staff, seed: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: staff.now() + steps * 30_000 });
}

/** Sets an app up for somebody who signs in for it. */
export async function withApp(staff: Staff, operator: OperatorView) {
  const { sessionId } = await staff.signIn(operator);
  const { seed } = await beginApp(staff.ctx, { operator, name: 'Phone', by: actorOf(operator) });
  const mine = { operatorId: operator.id, sessionId, by: actorOf(operator) };
  const { codes } = await proveApp(staff.ctx, { ...mine, code: codeOfApp(staff, seed) });
  staff.pass(30_000);
  return { seed, sessionId, codes: codes ?? [], code: (steps = 0) => codeOfApp(staff, seed, steps) };
}

/** The first step: what the browser keeps after the right password. */
export async function passwordOf(staff: Staff, operator: { email: string }): Promise<string> {
  const signedIn = await signInOperator(staff.ctx, { email: operator.email, password: PASSWORD, ...FROM });
  if (signedIn.pending === undefined) throw new Error('this person has no second factor');
  return signedIn.pending;
}

/** The second step. */
export function secondStep(staff: Staff, pending: string, code: string) {
  return completeSignIn(staff.ctx, { pending, step: { code }, ...FROM });
}
