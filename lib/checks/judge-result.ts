import type { Ctx } from '#/lib/context.ts';
import { isWanted } from './asking/answer-of.ts';
import { reachOf } from './asking/reach.ts';
import { type AskedSoFar, planIn, readAsking } from './asking/read-asking.ts';
import { type AskedFacts, certify, isExact } from './certify.ts';
import { partOf } from './compare/part-of.ts';
import { type Relations, writeResult } from './compare/write-result.ts';
import { listCertificates } from './list-certificates.ts';
import { type Check, LISTS } from './model.ts';
import { findCheck } from './store.ts';
import type { Certificate } from './view.ts';

type Judged = { certificate: Certificate; relations: Relations };

/** Compares the lists, with what was asked, and certifies how each answer is known. @param judging.run whose result it is. */
export async function judgeResult(
  ctx: Pick<Ctx, 'db' | 'limits'>,
  check: Check,
  { run, at }: { run: number; at: Date },
): Promise<Judged> {
  const { shortfallPercent } = ctx.limits;
  const listsOf = await listCertificates(ctx.db, check, shortfallPercent);
  const asked = wasAsked(check) ? await readAsking(ctx.db, check) : null;
  const secondLook = asked !== null && isSecondLook(asked);
  const relations = await writeResult(ctx.db, { id: check.id, run }, (counts) => {
    const { followers } = listsOf(counts);
    const listProves = followers.verdict === 'whole' && (!secondLook || isExact(followers));
    if (!asked) return listProves ? 'not_following_back' : 'unknown';
    const { standing, people, assumed } = asked;
    const followed = new Map(people.map((person) => [person.id, person]));
    // a whole list needs no search that reaches beyond it
    const reach = followers.verdict === 'whole' ? null : reachOf(standing, followed);
    return (id) => partOf({ proven: standing.proven, followed, reach, listProves, assumed }, id);
  });
  const lists = listsOf(relations);
  const facts = await factsOf(ctx.db, asked, relations);
  const told = { ...facts, strategy: planIn(check)?.strategy ?? 'read_both', secondLook };
  const certificate = certify(
    LISTS.map((list) => lists[list]),
    told,
    { shortfallPercent, at },
  );
  return { certificate, relations };
}

function wasAsked(check: Check): boolean {
  return check.lookUps > 0 || planIn(check)?.strategy === 'recheck';
}

/** Everybody on no page of followers was asked for. When the search died on the way, the list speaks for itself. */
function isSecondLook({ standing, suspects }: AskedSoFar): boolean {
  const { proven, pending } = standing;
  return proven.size > 0 && pending.length === 0 && !suspects.some((person) => isWanted(standing, person));
}

/** People of whom a recheck assumes something: at most so many of a hundred may have changed, 95 times in 100 (the rule of three). */
const RISK_PERCENT = 300;

async function factsOf(
  db: Ctx['db'],
  asked: AskedSoFar | null,
  { corrected, unknown }: Relations,
): Promise<Omit<AskedFacts, 'strategy' | 'secondLook'>> {
  const facts = { asked: asked?.standing.proven.size ?? 0, corrected, unknown };
  const since = asked?.plan?.since ? (await findCheck(db, asked.plan.since))?.finishedAt : null;
  if (!asked || !since) return facts;
  const people = asked.assumed.size;
  const sampled = [...asked.sample].filter((id) => asked.standing.proven.get(id)?.follows).length;
  const riskPercent = people === 0 ? 0 : Math.min(100, RISK_PERCENT / Math.max(1, sampled));
  return { ...facts, since: since.toISOString(), assumed: { people, sampled, riskPercent } };
}
