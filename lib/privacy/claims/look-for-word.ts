import { findProfile } from '#/lib/checks/look-up/inquire.ts';
import type { RunEffects } from '#/lib/checks/run/model.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { after } from '#/lib/platform/clock.ts';
import { addOptOut } from '../opt-outs.ts';
import { type Finding, hasWord, PATIENCE_MS } from './model.ts';
import { type OptOutClaim, takeLook, writeFinding } from './store.ts';

type Effects = RunEffects & Pick<WorkerCtx, 'db'>;

/** Looks at a claimed profile, whose biography Instagram shows to everybody; with the word there, nobody reads it any more. */
export async function lookForWord(
  ctx: Effects,
  { claimId, signal }: { claimId: string; signal: AbortSignal },
): Promise<Finding | 'left'> {
  const claim = await takeLook(ctx.db, claimId, ctx.clock.now());
  if (!claim) return 'left';
  const finding = await look(ctx, claim, signal);
  await writeFinding(ctx.db, claimId, finding);
  return finding;
}

async function look(ctx: Effects, { username, word, wantedAt }: OptOutClaim, stop: AbortSignal): Promise<Finding> {
  const until = after(wantedAt ?? ctx.clock.now(), PATIENCE_MS);
  const signal = AbortSignal.any([stop, AbortSignal.timeout(Math.max(1, until.getTime() - ctx.clock.now().getTime()))]);
  const profile = await findProfile(ctx, { username, until, signal });
  if (profile === 'missing' || profile === 'unknown') return profile;
  if (!hasWord(profile.biography, word)) return 'no_word';
  await addOptOut(ctx, { instagramId: profile.id, reason: 'proved by its owner', by: SYSTEM });
  return 'proved';
}
