/** Seeds of worlds: each is played, what fails is grouped by the rule that it breaks, the first of each is made smaller and told. */
import fc from 'fast-check';
import type { Plan } from './plan.ts';
import { play } from './play.ts';
import type { Breach, Tools } from './stage.ts';
import { tellWorld } from './tell-world.ts';

export const SEEDS = Number(process.env.PROPERTY_SEEDS ?? 12);
/** Seeds to play again, with commas between them; without any, as many as `PROPERTY_SEEDS` says, others each time. */
const AGAIN = (process.env.PROPERTY_SEED ?? '').split(',').filter(Boolean).map(Number);
const FIRST = Number(process.env.PROPERTY_FIRST ?? (Math.floor(Date.now() / 1_000) % 100_000) * 10_000);
/** How long smaller worlds that break the same rule are looked for. */
const SHRINK_MS = Number(process.env.PROPERTY_SHRINK_MS ?? 15_000);
const TOLD_LINES = Number(process.env.PROPERTY_LINES ?? 60);
const TOLD_EVERY = 250;

type Failure = { seed: number; plan: Plan; breaches: Breach[] };

/** @param seeds the worlds; without them those that the environment asks for. @throws with every kind of failure, when there is any. */
export async function playSeeds(tools: Tools, worlds: fc.Arbitrary<Plan>, seeds = wantedSeeds()): Promise<void> {
  const failed = new Map<string, Failure[]>();
  for (const [at, seed] of seeds.entries()) {
    const plan = planOf(worlds, seed);
    const { breaches } = await playSafely(tools, plan);
    const [first] = breaches;
    if (first && !failed.has(kindOf(first)))
      console.log(`PROPERTY_SEED=${seed} breaks: ${kindOf(first)}: ${first.detail}`);
    if (first) failed.set(kindOf(first), [...(failed.get(kindOf(first)) ?? []), { seed, plan, breaches }]);
    if ((at + 1) % TOLD_EVERY === 0)
      console.log(`${at + 1} worlds from PROPERTY_FIRST=${FIRST} played, ${countOf(failed)} of them broke a rule`);
  }
  if (failed.size === 0) return;
  const told: string[] = [];
  for (const [kind, failures] of failed) told.push(await tellKind(tools, worlds, kind, failures));
  throw new Error(`${countOf(failed)} of ${seeds.length} worlds broke a rule.\n\n${told.join('\n\n')}`);
}

function wantedSeeds(): readonly number[] {
  return AGAIN.length > 0 ? AGAIN : Array.from({ length: SEEDS }, (_, n) => FIRST + n);
}

const options = { numRuns: 1, unbiased: true } as const;

function planOf(worlds: fc.Arbitrary<Plan>, seed: number): Plan {
  const [plan] = fc.sample(worlds, { ...options, seed });
  if (!plan) throw new Error('a seed makes a world');
  return plan;
}

async function playSafely(tools: Tools, plan: Plan) {
  try {
    return await play(tools, plan);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { breaches: [{ rule: 'a world can be played', detail }], story: [], failures: [], steps: 0 };
  }
}

async function tellKind(
  tools: Tools,
  worlds: fc.Arbitrary<Plan>,
  kind: string,
  failures: readonly Failure[],
): Promise<string> {
  const [first] = failures;
  if (!first) return kind;
  const smallest = SHRINK_MS > 0 ? await shrink(tools, worlds, first.seed, kind) : first.plan;
  const { breaches, story: whole, failures: thrown } = await playSafely(tools, smallest);
  const story = whole.filter((line) => !TIMETABLE.test(line));
  const others = failures.slice(1, 12).map(({ seed }) => seed);
  return [
    `=== ${kind}: PROPERTY_SEED=${first.seed}${others.length > 0 ? `, and ${failures.length - 1} more: ${others.join(', ')}` : ''}`,
    tellWorld(smallest),
    ...breaches.map(({ rule: broken, detail }) => `BROKEN: ${broken}: ${detail}`),
    `the story${story.length > TOLD_LINES ? `, its last ${TOLD_LINES} of ${story.length} lines` : ''}:`,
    ...story.slice(-TOLD_LINES).map((line) => `  ${line}`),
    ...thrown.slice(-3).map((line) => `thrown: ${line.split('\n').slice(0, 6).join('\n  ')}`),
  ].join('\n');
}

/** What the timetable looks at again and again tells nothing. */
const TIMETABLE =
  /< (rescueSilent|rescueAttempts|wakeDue|findSessions|expireParked|wakeChecks)$|: (beat|emit|renewLease) <|_?is answered$/;

/** The smallest world found in the time that breaks the same rule. */
async function shrink(tools: Tools, worlds: fc.Arbitrary<Plan>, seed: number, kind: string): Promise<Plan> {
  const until = Date.now() + SHRINK_MS;
  let smallest = planOf(worlds, seed);
  const property = fc.asyncProperty(worlds, async (plan) => {
    if (Date.now() > until) return true;
    const { breaches } = await playSafely(tools, plan);
    const broken = breaches.some((breach) => kindOf(breach) === kind);
    if (broken) smallest = plan;
    return !broken;
  });
  await fc.check(property, { ...options, seed });
  return smallest;
}

function kindOf({ rule, cause }: Breach): string {
  return cause ? `${rule} (${cause.trim()})` : rule;
}

function countOf(failed: ReadonlyMap<string, readonly Failure[]>): number {
  return [...failed.values()].reduce((sum, failures) => sum + failures.length, 0);
}
