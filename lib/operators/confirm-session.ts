import type { WebCtx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { confirmPassword } from './confirm-password.ts';
import { judgeCode } from './factors/judge-code.ts';
import type { PasskeyPlace } from './factors/passkey-place.ts';
import { judgePasskey } from './factors/passkeys.ts';
import { spendProof } from './factors/proof.ts';
import type { PasskeyAnswer } from './factors/schema.ts';
import { factorWasRight, takeFactorTry } from './factors/take-factor-try.ts';
import { noteConfirmed } from './store.ts';

export type Confirmation = { password: string } | { code: string } | { passkey: PasskeyAnswer; place: PasskeyPlace };

/**
 * Asks again who sits before a session, before what gives lasting power (docs/facts/reliability.md#attacks: B19); holds
 * `CONFIRMED_MS`. @throws {DomainError} `forbidden` when it is wrong; `throttled`.
 */
export async function confirmSession(
  ctx: Pick<WebCtx, 'db' | 'clock' | 'factors'>,
  input: { operatorId: string; sessionId: string; by: Confirmation; address: string | null },
): Promise<void> {
  const { operatorId, sessionId, by, address } = input;
  if ('password' in by) {
    await confirmPassword(ctx, { operatorId, password: by.password, address });
    await ctx.db.transaction((tx) => noteConfirmed(tx, sessionId, ctx.clock.now()));
    return;
  }
  if ('code' in by) await takeFactorTry(ctx.db, { operatorId, now: ctx.clock.now() });
  const proof =
    'code' in by
      ? await judgeCode(ctx, { operatorId, typed: by.code })
      : await judgePasskey(ctx, { operatorId, askedBy: `confirm:${sessionId}`, place: by.place, answer: by.passkey });
  const taken =
    proof !== null &&
    (await ctx.db.transaction(async (tx) => {
      const at = ctx.clock.now();
      if (!(await spendProof(tx, operatorId, proof, at))) return false;
      await factorWasRight(tx, operatorId);
      await noteConfirmed(tx, sessionId, at);
      return true;
    }));
  if (!taken) throw new DomainError('forbidden', 'This code or passkey is not right.');
}
