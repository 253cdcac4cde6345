import type { Ctx, WebCtx } from '#/lib/context.ts';
import { recordAudit } from './audit.ts';
import { judgeCode } from './factors/judge-code.ts';
import type { PasskeyPlace } from './factors/passkey-place.ts';
import { judgePasskey } from './factors/passkeys.ts';
import { type Proof, spendProof } from './factors/proof.ts';
import type { PasskeyAnswer } from './factors/schema.ts';
import { selectRecoveryHashes } from './factors/store.ts';
import { factorWasRight, takeFactorTry } from './factors/take-factor-try.ts';
import { openSession, type SignInFrom } from './open-session.ts';
import { endPending, findPending, type PendingSignIn, takePendingTry } from './pending-store.ts';

export type SecondStep = { code: string } | { passkey: PasskeyAnswer; place: PasskeyPlace };

/** `over`: ran out, tried too often, or of another browser; the password comes again. */
export type Completed =
  | { ok: true; sessionId: string; device: string; with: Proof['kind']; recoveryCodes: number }
  | { ok: false; reason: 'wrong' | 'over' };

/**
 * The second step of a sign-in: gives the session. A code is used up by it; each try is counted before it is judged.
 * @param input `pending`: the browser's secret.
 * @throws {DomainError} `throttled` with `retryAfterSeconds`; `unsealable` when the seed is under another key.
 */
export async function completeSignIn(
  ctx: Pick<WebCtx, 'db' | 'clock' | 'factors'>,
  input: { pending: string; step: SecondStep } & SignInFrom,
): Promise<Completed> {
  const pending = await findPending(ctx.db, input.pending, ctx.clock.now());
  if (!pending) return { ok: false, reason: 'over' };
  // Nobody guesses a passkey: it works while others use up the tries at codes.
  if ('code' in input.step) await takeFactorTry(ctx.db, { operatorId: pending.operator.id, now: ctx.clock.now() });
  const left = await takePendingTry(ctx.db, pending.id);
  if (left === null) return { ok: false, reason: 'over' };

  const proof = await judge(ctx, pending, input.step);
  const completed = proof && (await open(ctx, pending, proof, input));
  if (completed) return completed;
  await refuse(ctx, pending, input.address);
  return { ok: false, reason: left > 0 ? 'wrong' : 'over' };
}

function judge(
  ctx: Pick<WebCtx, 'db' | 'clock' | 'factors'>,
  { id, operator }: PendingSignIn,
  step: SecondStep,
): Promise<Proof | null> {
  const operatorId = operator.id;
  if ('code' in step) return judgeCode(ctx, { operatorId, typed: step.code });
  return judgePasskey(ctx, { operatorId, askedBy: `sign-in:${id}`, place: step.place, answer: step.passkey });
}

/** @returns null when the proof was used meanwhile. */
async function open(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { id, operator }: PendingSignIn,
  proof: Proof,
  from: SignInFrom,
): Promise<Completed | null> {
  const opening = ctx.db.transaction<Completed>(async (tx) => {
    const at = ctx.clock.now();
    if (!(await endPending(tx, id, at))) return { ok: false, reason: 'over' };
    if (!(await spendProof(tx, operator.id, proof, at))) throw new Replayed();
    const opened = await openSession(tx, operator, from, { at, with: proof.kind });
    await factorWasRight(tx, operator.id);
    const { length: recoveryCodes } = await selectRecoveryHashes(tx, operator.id);
    return { ok: true, ...opened, with: proof.kind, recoveryCodes };
  });
  return opening.catch((error: unknown) => {
    if (error instanceof Replayed) return null;
    throw error;
  });
}

/** Rolls back: the code counts as wrong. */
class Replayed extends Error {}

async function refuse(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { operator }: PendingSignIn,
  address: string | null,
): Promise<void> {
  await ctx.db.transaction((tx) =>
    recordAudit(tx, {
      actor: { kind: 'system', id: null, name: 'sign-in' },
      action: 'operator.factor_refused',
      subject: { kind: 'operator', id: operator.id },
      detail: { address },
      at: ctx.clock.now(),
    }),
  );
}
