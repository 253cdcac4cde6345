import type { Db } from '#/lib/platform/db.ts';
import { ownAccountOf } from '#/lib/sessions/pool.ts';
import type { Check } from '../model.ts';
import { Plan } from '../plan/model.ts';
import type { Followed, OwnAccount } from './model.ts';
import { earlierMutuals, followedOf } from './people-store.ts';
import { type Scope, scopeOf } from './scope-of.ts';
import { type Standing, standingOf } from './standing.ts';
import { lookUpsOf } from './store.ts';

/** What was asked for a check so far, and who is open. */
export type AskedSoFar = Scope & {
  plan: Plan | null;
  own: OwnAccount;
  standing: Standing;
  people: Followed[];
};

/** A check's plan; null before the profile was seen, and of checks older than plans. */
export function planIn({ plan }: Pick<Check, 'plan'>): Plan | null {
  return Plan.safeParse(plan).data ?? null;
}

/** Reads the journals of a check of a profile that was seen. */
export async function readAsking(db: Db, check: Check): Promise<AskedSoFar> {
  const plan = planIn(check);
  const [own, lookUps, people, mutuals] = await Promise.all([
    check.targetId === null ? null : ownAccountOf(db, check.targetId),
    lookUpsOf(db, check.id),
    followedOf(db, check.id),
    plan?.strategy === 'recheck' && plan.since !== null ? earlierMutuals(db, plan.since) : [],
  ]);
  const standing = standingOf(lookUps, own);
  const scope = scopeOf(people, standing, {
    ...{ mutuals: new Set(mutuals), plan: plan ?? { sample: 0 }, salt: check.id },
  });
  return { plan, own, standing, people, ...scope };
}
