import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { attemptsOf } from '#/lib/refresh/attempts-of.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import { signedOutAccounts, soonestRestMs } from '#/lib/sessions/pool.ts';
import { findReader, type Reader } from '#/lib/sessions/readers.ts';
import { BLIND_PAUSE_MS, HOLD_MS } from '../model.ts';
import { type Assignment, ended, type Run, type RunEffects, type RunEnded } from './model.ts';

/** An account that sees this profile and can be asked clearly sooner; null without one. Only where no cursor binds. */
export function soonerReader(
  ctx: RunEffects,
  run: Run,
  { kind, waitMs }: { kind: RequestKind; waitMs: number },
): Promise<Reader | null> {
  const withinMs = waitMs - ctx.limits.listIntervalMs / 2;
  if (withinMs < 0) return Promise.resolve(null);
  return findReader(ctx, { ...whoSees(run), holdMs: 0, soon: { kind, withinMs } });
}

/** Which accounts see the lists of this profile, as far as known. */
export function whoSees({ blind, seeing }: Run): { without: string[]; only?: string[] } {
  return { without: [...blind], ...(seeing.size > 0 ? { only: [...seeing] } : {}) };
}

/** Longer than any rest: whether an account rests is decided with its slot. */
const ANY_REST_MS = 365 * DAY_MS;

/**
 * The assigned account, else a healthy one that may see this profile, the preferred first. Without one the run ends.
 */
export async function chooseReader(
  ctx: RunEffects,
  run: Run,
  { reader: assigned, preferred: prefer }: Assignment,
): Promise<{ kind: 'chosen'; reader: Reader } | RunEnded> {
  if (assigned) return { kind: 'chosen', reader: assigned };
  const without = [...run.blind];
  const askedAt = ctx.clock.now(); // what changes from here on wakes the check
  const reader =
    (await findReader(ctx, { prefer, without, holdMs: HOLD_MS })) ??
    (await findReader(ctx, { prefer, without, holdMs: ANY_REST_MS }));
  if (reader) return { kind: 'chosen', reader };

  if (without.length === 0) return ended({ kind: 'park', reason: 'session', accountId: prefer });
  if (!(await othersMaySee(ctx, without))) return ended({ kind: 'fail', failure: 'target_private' });
  // those signed in see nothing: only another one helps
  const wakeAt = after(askedAt, BLIND_PAUSE_MS);
  return ended({ kind: 'park', reason: 'session', accountId: prefer, wakeAt });
}

/** Whether another account in service is signed in or about to be: it may see more. */
async function othersMaySee({ db, limits }: RunEffects, blind: readonly string[]): Promise<boolean> {
  if ((await soonestRestMs({ db, limits }, { without: blind, kind: 'profile' })) !== null) return true;
  const signedOut = (await signedOutAccounts(db)).filter(({ id }) => !blind.includes(id));
  return [...(await attemptsOf(db, signedOut)).values()].some(({ isOpen }) => isOpen);
}
