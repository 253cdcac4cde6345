import { planCheck } from '#/lib/checks/plan/plan-check.ts';
import { replan } from '#/lib/checks/plan/replan.ts';
import { overHindsight } from '#/testing/plans/in-hindsight.ts';
import { drawCase, type PlanCase, worldOf } from '#/testing/plans/plan-case.ts';
import { playPlan } from '#/testing/plans/play-plan.ts';
import { recheckOverFirst } from '#/testing/plans/play-recheck.ts';
import { createDice } from '../../soak/random.ts';
import { type Measure, median, percentile, type Row } from '../measure.ts';

const WORLDS = 5_000;

/** What plans cost, played in numbers: no list is read. */
export const planner: Measure = {
  name: 'planner',
  seconds: 3,
  run: async () => [...PROFILES.map(overReading), ...hindsight(), rechecks(), forecast()],
};

/** A tenth of the followed do not follow back. `most`: the aim, where there is one. */
const PROFILES: readonly { name: string; followers: number; following: number; most?: number }[] = [
  { name: '1 k / 1 k', followers: 1_000, following: 1_000 },
  { name: '40 k / 300', followers: 40_000, following: 300 },
  { name: '2 M / 300', followers: 2_000_000, following: 300, most: 0.005 },
  { name: '300 / 7,500', followers: 300, following: 7_500 },
  { name: '1 M / 1 M', followers: 1_000_000, following: 1_000_000 },
];

function undisturbed({ followers, following }: Pick<PlanCase, 'followers' | 'following'>): PlanCase {
  const mutual = Math.min(followers, Math.round(following * 0.9));
  return { followers, following, mutual, shows: 1, searchDiesAfter: null, deaths: 0 };
}

function overReading({ name, most, ...profile }: (typeof PROFILES)[number]): Row {
  const it = undisturbed(profile);
  const world = worldOf(it);
  const plan = planCheck(world);
  const { requests } = playPlan(it, world, plan, replan);
  const bare = playPlan(it, world, { ...plan, strategy: 'read_both', secondLookLimit: 0 }, (same) => same).requests;
  return {
    what: `requests of the planner / reading both lists, ${name}`,
    aim: most === undefined ? '' : `≤ ${most}`,
    got: (requests / bare).toFixed(4),
    met: most === undefined ? null : requests / bare <= most,
    note: `${plan.strategy}: ${requests} of ${bare}`,
  };
}

function hindsight(): Row[] {
  const [usual, dying] = [ratios({ searchDies: false }), ratios({ searchDies: true })];
  const what = 'requests of the planner / the cheaper pure strategy in hindsight';
  const note = `${usual.length} worlds with short lists, dead searches and lost sessions`;
  const of = (values: readonly number[], most: number, name: string, got: number, about: string): Row => ({
    ...{ what: `${what}, ${name}`, aim: `≤ ${most}`, got: got.toFixed(3), met: values.length > 0 && got <= most },
    note: about,
  });
  return [
    of(usual, 1.1, 'median', median(usual), note),
    of(usual, 1.5, 'worst', Math.max(...usual), note),
    of(dying, 2.5, 'worst where a search dies on the way', Math.max(...dying), `median ${median(dying).toFixed(3)}`),
  ];
}

function ratios(options: { searchDies: boolean }): number[] {
  return worlds(options).flatMap((it) => overHindsight(it) ?? []);
}

function worlds(options?: { searchDies: boolean }): PlanCase[] {
  return Array.from({ length: WORLDS }, (_, seed) => drawCase(createDice(seed), options));
}

/** Of profiles that are asked for, a tenth of whose followed people do not follow back. */
function rechecks(): Row {
  const profiles = [
    { followers: 40_000, following: 300 },
    { followers: 2_000_000, following: 300 },
    { followers: 100_000, following: 1_000 },
    { followers: 2_000_000, following: 3_000 },
  ];
  const all = profiles.flatMap((profile) =>
    Array.from({ length: WORLDS / 50 }, (_, seed) =>
      recheckOverFirst({ ...profile, notMutual: profile.following / 10, changed: 0.01 }, createDice(seed)),
    ),
  );
  const middle = median(all);
  return {
    ...{ what: 'requests of a re-check after 1 % change / the first check', aim: '≤ 0.25' },
    ...{ got: middle.toFixed(3), met: middle <= 0.25 },
    note: `95 of 100 below ${percentile(all, 0.95).toFixed(2)}: a sample of which somebody left grows`,
  };
}

function forecast(): Row {
  const errors = worlds().map((it) => {
    const world = worldOf(it);
    const plan = planCheck(world);
    const came = (playPlan(it, world, plan, replan).requests - 1) * world.intervalMs;
    return Math.abs((plan.aboutMs ?? 0) - came) / came;
  });
  const middle = median(errors);
  return {
    ...{ what: 'error of the time said before the price', aim: 'median ≤ 15 %', met: middle <= 0.15 },
    got: `${(100 * middle).toFixed(1)} %`,
    note: `${WORLDS} worlds with faults; 9 of 10 below ${(100 * percentile(errors, 0.9)).toFixed(0)} %`,
  };
}
