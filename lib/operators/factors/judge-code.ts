import type { WebCtx } from '#/lib/context.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import type { Proof } from './proof.ts';
import { hashLike, isRecoveryShaped } from './recovery-code.ts';
import { findSeed, selectRecoveryHashes } from './store.ts';
import { stepOfCode } from './totp.ts';

/** Judges a code without using it up; null when it is none. @throws {Unsealable} the seed is under another key. */
export async function judgeCode(
  ctx: Pick<WebCtx, 'db' | 'clock' | 'factors'>,
  { operatorId, typed }: { operatorId: string; typed: string },
): Promise<Proof | null> {
  const digits = typed.replaceAll(/[\s-]/g, '');
  if (/^\d{6}$/.test(digits)) return judgeDigits(ctx, operatorId, digits);
  return isRecoveryShaped(typed) ? judgeRecoveryCode(ctx, operatorId, typed) : null;
}

async function judgeDigits(
  ctx: Pick<WebCtx, 'db' | 'clock' | 'factors'>,
  operatorId: string,
  code: string,
): Promise<Proof | null> {
  const stored = await findSeed(ctx.db, operatorId, true);
  if (!stored) return null;
  const seed = ctx.factors.openText(placeOf('operatorSeed', stored.id), stored.sealedSeed);
  const step = stepOfCode(seed, code, ctx.clock.now());
  return step === null ? null : { kind: 'totp', factorId: stored.id, step };
}

async function judgeRecoveryCode(ctx: Pick<WebCtx, 'db'>, operatorId: string, typed: string): Promise<Proof | null> {
  const kept = await selectRecoveryHashes(ctx.db, operatorId);
  if (!kept[0]) return null;
  const hash = await hashLike(kept[0], typed);
  return kept.includes(hash) ? { kind: 'recovery_code', hash } : null;
}
