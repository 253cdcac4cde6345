/** Whom a check asks for. Pure. */
import type { Plan } from '../plan/model.ts';
import { answerOf } from './answer-of.ts';
import type { Followed } from './model.ts';
import type { Standing } from './standing.ts';

export type Scope = {
  /** Followed people on no page of followers, but for those assumed. */
  suspects: Followed[];
  /** They followed back in the earlier check and are not asked for again. */
  assumed: Set<bigint>;
  /** They did, too, and are asked for, picked by chance. */
  sample: Set<bigint>;
};

/** @param mutuals of the earlier check that a re-check builds on. When one of the sample left, all are asked for. */
export function scopeOf(
  people: readonly Followed[],
  { proven }: Pick<Standing, 'proven'>,
  { mutuals, plan, salt }: { mutuals: ReadonlySet<bigint>; plan: Pick<Plan, 'sample'>; salt: string },
): Scope {
  const unlisted = people.filter(({ listed }) => !listed);
  const again = unlisted.filter(({ id }) => mutuals.has(id)).sort(byChance(salt));
  const lost = again.some((person) => ['not_found', 'stale'].includes(answerOf(person, proven.get(person.id))));
  const sample = lost ? again : again.slice(0, plan.sample);
  const asked = new Set(sample.map(({ id }) => id));
  const assumed = new Set(again.map(({ id }) => id).filter((id) => !asked.has(id)));
  return { suspects: unlisted.filter(({ id }) => !assumed.has(id)), assumed, sample: asked };
}

/** An order that differs from check to check, and is the same in each run of one. */
function byChance(salt: string): (one: Followed, other: Followed) => number {
  const seed = [...salt].reduce((sum, letter) => (sum * 31n + BigInt(letter.charCodeAt(0))) % PRIME, 7n);
  const rank = ({ id }: Followed) => ((id % PRIME) * (seed + 1n) + seed * seed) % PRIME;
  return (one, other) => {
    const difference = rank(one) - rank(other);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
}

const PRIME = 2_305_843_009_213_693_951n;
