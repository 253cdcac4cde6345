import { claimProbe, endProbe, holdProbe, probeUnderWay } from '#/lib/sessions/probe-claim.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { endSession, type FaultEffects, rest } from './account-faults.ts';
import { type RefusedAnswer, SIGN_IN_PAGES } from './policy.ts';

/** `ended`: a new session is asked for. `alive`: the doubt was wrong. `settled`: somebody else asked; look again. */
export type Settled = { session: 'ended' | 'alive' | 'settled' } | { session: 'unknown'; refusal: RefusedAnswer };

type Doubt = { refused: Pick<RefusedAnswer, 'verdict' | 'catalogue'>; signal: AbortSignal };

/** Settles with one request on another surface whether a session is dead, once per generation; others wait for it. */
export async function settleSession(ctx: FaultEffects, reader: Reader, doubt: Doubt): Promise<Settled> {
  const { id } = reader.generation;
  if (!(await claimProbe(ctx.db, id))) {
    for (let ms = 100; await probeUnderWay(ctx.db, id); ms = Math.min(ms * 1.5, 1_000)) {
      if (doubt.signal.aborted) break;
      await ctx.clock.sleep(ms, doubt.signal);
    }
    return { session: 'settled' };
  }
  try {
    return await judgeProbe(ctx, reader, doubt, await provenProbe(ctx, reader, doubt));
  } finally {
    await endProbe(ctx.db, id);
  }
}

type Probed = Awaited<ReturnType<FaultEffects['instagram']['probe']>>;

/** The canary's answer; after a cool-down a second, where the first proves nothing. */
async function provenProbe(ctx: FaultEffects, reader: Reader, { refused, signal }: Doubt): Promise<Probed> {
  const first = await ctx.instagram.probe(reader.identity);
  const onlyPages = first.verdict !== 'page' && isSignInPage(first) && isSignInPage(refused);
  if (!onlyPages || ctx.limits.coolDownMs <= 0) return first;

  await holdProbe(ctx.db, reader.generation.id, ctx.limits.coolDownMs);
  await rest(ctx, reader, ctx.limits.coolDownMs);
  await ctx.clock.sleep(ctx.limits.coolDownMs, signal);
  return signal.aborted ? { verdict: 'unclear', catalogue: null, status: null } : ctx.instagram.probe(reader.identity);
}

function isSignInPage({ verdict, catalogue }: Pick<RefusedAnswer, 'verdict' | 'catalogue'>): boolean {
  return (verdict === 'unclear' || verdict === 'signed_out') && SIGN_IN_PAGES.has(catalogue ?? '');
}

async function judgeProbe(ctx: FaultEffects, reader: Reader, doubt: Doubt, answer: Probed): Promise<Settled> {
  if (answer.verdict === 'page') return { session: 'alive' };
  if (doubt.signal.aborted) return { session: 'settled' };
  // two surfaces say "sign in": the proof (docs/facts/refusals.md#dead-or-limited)
  const dead = answer.verdict === 'unclear' || answer.verdict === 'signed_out' || answer.verdict === 'wrong_identity';
  if (!dead) return { session: 'unknown', refusal: answer };

  const cause = doubt.refused.verdict === 'wrong_identity' ? 'wrong_identity' : 'signed_out';
  await endSession(ctx, reader, { cause, refresh: 'signed_out', evidence: doubt.refused.catalogue ?? 'probe' });
  return { session: 'ended' };
}
