/** How long sessions live, learned from dead ones by Kaplan-Meier. Pure. A living session is censored at its age. */
import { DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import { DEATHS_NEEDED, type SurvivalCurve } from './forecast.ts';

export type Life = { ageMs: number; died: boolean };

/** From birth, and what says so. */
export type Lifetime = {
  /** In milliseconds, when one in ten has died; at least an hour. */
  earlyMs: number;
  /** Whose deaths it was learned from. */
  basis: 'account' | 'pool' | 'default';
  /** Deaths learned from, or known so far. */
  deaths: number;
  /** Of the sessions learned from, or of all known. */
  curve: SurvivalCurve;
};

/** Until something is learned: the early end of what users report (docs/facts/sessions-and-pace.md#lifetime). */
export const DEFAULT_EARLY_MS = 14 * DAY_MS;

/** So many sign-ins would look suspicious. */
const EARLIEST_MS = HOUR_MS;

/** The Kaplan-Meier estimate: a step at each age of death. */
export function survivalCurve(lives: readonly Life[]): SurvivalCurve {
  const deaths = [...new Set(lives.filter(({ died }) => died).map(({ ageMs }) => ageMs))].sort((a, b) => a - b);
  let alive = 1;
  return deaths.map((ageMs) => {
    const atRisk = lives.filter((life) => life.ageMs >= ageMs).length;
    const died = lives.filter((life) => life.died && life.ageMs === ageMs).length;
    alive *= 1 - died / atRisk;
    return { ageMs, alive };
  });
}

/** The age in milliseconds by which `share` (0 to 1) has died; null when the curve never falls that low. */
export function quantile(curve: SurvivalCurve, share: number): number | null {
  return curve.find(({ alive }) => alive <= 1 - share + 1e-9)?.ageMs ?? null;
}

/** From the account's own deaths, else everybody's, else the default. */
export function lifetimeOf(
  lives: { account: readonly Life[]; pool: readonly Life[] },
  defaultEarlyMs: number = DEFAULT_EARLY_MS,
): Lifetime {
  return (
    learned(lives.account, 'account') ??
    learned(lives.pool, 'pool') ?? {
      earlyMs: defaultEarlyMs,
      basis: 'default',
      deaths: deathsOf(lives.pool),
      curve: survivalCurve(lives.pool),
    }
  );
}

function learned(lives: readonly Life[], basis: 'account' | 'pool'): Lifetime | null {
  const deaths = deathsOf(lives);
  if (deaths < DEATHS_NEEDED) return null;
  const curve = survivalCurve(lives);
  const early = quantile(curve, 0.1);
  if (early === null) return null;
  return { earlyMs: Math.max(early, EARLIEST_MS), basis, deaths, curve };
}

function deathsOf(lives: readonly Life[]): number {
  return lives.filter(({ died }) => died).length;
}

/**
 * When to renew a session: before the early end, spread over a tenth of it so that accounts do not sign in together,
 * and a day before its cookies end. @param chance 0 to 1, fixed per session.
 */
export function refreshDueAt(
  session: { bornAt: Date; cookiesEndAt: Date | null },
  lifetime: Pick<Lifetime, 'earlyMs'>,
  chance: number,
): Date {
  const byAge = session.bornAt.getTime() + lifetime.earlyMs * (0.85 + 0.1 * chance);
  const byCookies = session.cookiesEndAt ? session.cookiesEndAt.getTime() - DAY_MS : Number.POSITIVE_INFINITY;
  return new Date(Math.min(byAge, byCookies));
}

export type GenerationLife = {
  accountId: string;
  number: number;
  source: string;
  bornAt: Date;
  endedAt: Date | null;
  causeOfDeath: string | null;
  entriesRead: number;
};

/** Caused by Instagram, not by us or a person. */
const DEATHS = new Set(['signed_out', 'challenged', 'wrong_identity', 'warning']);

/** What generations say of lives, in any order. A revived one continues the one before. */
export function livesOf(
  generations: readonly GenerationLife[],
  now: Date,
): (Life & { accountId: string; entries: number })[] {
  const ordered = [...generations].sort((a, b) => a.accountId.localeCompare(b.accountId) || a.number - b.number);
  const lives: { accountId: string; bornAt: Date; entries: number; last: GenerationLife }[] = [];
  for (const generation of ordered) {
    const before = lives.at(-1);
    const goesOn = generation.source === 'revive' && before?.accountId === generation.accountId;
    const { accountId, bornAt, entriesRead: entries } = generation;
    if (goesOn && before) Object.assign(before, { last: generation, entries: before.entries + entries });
    else lives.push({ accountId, bornAt, entries, last: generation });
  }
  return lives.map(({ accountId, bornAt, entries, last }) => ({
    accountId,
    entries,
    ageMs: Math.max(0, (last.endedAt ?? now).getTime() - bornAt.getTime()),
    died: last.endedAt !== null && DEATHS.has(last.causeOfDeath ?? ''),
  }));
}
