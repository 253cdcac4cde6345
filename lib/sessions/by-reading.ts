/** Whether sessions that were shown more people a day end sooner: two halves of those known. Pure. */
import { DAY_MS } from '#/lib/platform/clock.ts';
import { DEATHS_NEEDED } from './forecast.ts';
import { type Life, quantile, survivalCurve } from './lifetime.ts';

export type ReadingLife = Life & { entries: number };

/** Ages in milliseconds by which one in ten, and half, had ended; null when so many have not. */
export type ReadingHalf = { sessions: number; deaths: number; earlyMs: number | null; halfMs: number | null };

export type ByReading =
  | { kind: 'too_few'; sessions: number; deaths: number; needed: number }
  | {
      kind: 'compared';
      /** People shown a day: the lighter half saw no more. */
      perDay: number;
      lighter: ReadingHalf;
      heavier: ReadingHalf;
      /** Of the heavier half; `alike` when chance alone makes such a difference in one case of twenty. */
      ended: 'sooner' | 'later' | 'alike';
    };

/** Compares the halves once five sessions of each were ended by Instagram. */
export function byReading(lives: readonly ReadingLife[]): ByReading {
  const ordered = lives.map((life) => ({ ...life, perDay: perDayOf(life) })).sort((a, b) => a.perDay - b.perDay);
  const perDay = ordered[Math.ceil(ordered.length / 2) - 1]?.perDay ?? 0;
  const lighter = ordered.filter((life) => life.perDay <= perDay);
  const heavier = ordered.filter((life) => life.perDay > perDay);
  const fewest = Math.min(deathsOf(lighter), deathsOf(heavier));
  if (fewest < DEATHS_NEEDED) return { kind: 'too_few', sessions: lives.length, deaths: fewest, needed: DEATHS_NEEDED };
  const z = logRank(new Set(heavier), ordered);
  const ended = Math.abs(z) < CERTAIN_Z ? 'alike' : z > 0 ? 'sooner' : 'later';
  return { kind: 'compared', perDay: Math.round(perDay), lighter: halfOf(lighter), heavier: halfOf(heavier), ended };
}

/** Chance alone exceeds it in one case of twenty. */
const CERTAIN_Z = 1.96;

/** A session younger than a day has had one. */
function perDayOf({ entries, ageMs }: ReadingLife): number {
  return entries / Math.max(1, ageMs / DAY_MS);
}

function halfOf(lives: readonly Life[]): ReadingHalf {
  const curve = survivalCurve(lives);
  return {
    sessions: lives.length,
    deaths: deathsOf(lives),
    earlyMs: quantile(curve, 0.1),
    halfMs: quantile(curve, 0.5),
  };
}

function deathsOf(lives: readonly Life[]): number {
  return lives.filter(({ died }) => died).length;
}

/** The log-rank test: how many more of `group` ended than would by chance, in standard deviations. */
function logRank(group: ReadonlySet<Life>, all: readonly Life[]): number {
  let [atRisk, own, more, variance] = [0, 0, 0, 0];
  const oldestFirst = [...all].sort((a, b) => b.ageMs - a.ageMs);
  for (const lives of Map.groupBy(oldestFirst, ({ ageMs }) => ageMs).values()) {
    const died = lives.filter((life) => life.died);
    atRisk += lives.length;
    own += lives.filter((life) => group.has(life)).length;
    const share = own / atRisk;
    more += died.filter((life) => group.has(life)).length - died.length * share;
    if (atRisk > 1) variance += (died.length * share * (1 - share) * (atRisk - died.length)) / (atRisk - 1);
  }
  return variance > 0 ? more / Math.sqrt(variance) : 0;
}
