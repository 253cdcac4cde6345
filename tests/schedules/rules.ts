/** What must be true when a schedule is over, whatever happened in it (docs/design.md#rules). */
import type { Move, Plan } from './moves.ts';
import type { Stage } from './stage.ts';

/** @returns every rule that is broken, in words; nothing when all is well. */
export async function brokenRules(stage: Stage, plan: Plan): Promise<string[]> {
  const lists = await Promise.all([
    stage.witness.broken,
    stage.crew.failures,
    results(stage, plan),
    ...ROWS_THAT_MUST_NOT_BE.map(async ({ rule, find }) => ((await find(stage)).length > 0 ? [rule] : [])),
    signIns(stage, plan),
  ]);
  return lists.flat();
}

/** Rules 1 and 3: every check that nobody cancelled is completed, and what is whole equals the truth. */
async function results({ db, outside }: Stage, plan: Plan): Promise<string[]> {
  const broken: string[] = [];
  const unwholeIsFair = excusesUnwhole(plan.moves);
  for (const check of await db.check.findMany({ include: { ledger: true, notices: true, journal: true } })) {
    const told = `the check of ${check.targetUsername} for ${check.customerId}`;
    const whole = (check.certificate as { whole?: boolean } | null)?.whole === true;
    if (!['completed', 'cancelled'].includes(check.status)) broken.push(`${told} is ${check.status} ${check.failure}`);
    if (check.status === 'completed' && !whole && !unwholeIsFair)
      broken.push(`${told} is not whole: ${JSON.stringify(check.certificate)}`);
    for (const list of ['followers', 'following'] as const) {
      if (check.status !== 'completed' || !whole) continue;
      const read = new Set(check.journal.filter((page) => page.list === list).flatMap(({ userIds }) => userIds));
      const truth = outside.profiles.get(check.targetUsername)?.[list] ?? [];
      if (read.size !== truth.length || truth.some((id) => !read.has(id)))
        broken.push(`${told}: ${list} are not the truth`);
    }
    const kinds = check.ledger.map(({ kind }) => kind).sort();
    const paid = check.status === 'completed' && whole;
    if (kinds.join() !== (paid ? 'capture,reserve' : 'release,reserve')) broken.push(`${told} moved money: ${kinds}`);
    const farewells = check.notices.filter(({ kind }) => kind !== 'check_progress').map(({ kind }) => kind);
    const due = { completed: 'check_result', cancelled: 'check_cancelled', failed: 'check_failed' }[
      check.status as 'failed'
    ];
    if (farewells.join() !== due) broken.push(`${told} was told of by ${farewells.join() || 'nothing'}`);
  }
  return broken;
}

/** Cursors that mean nothing to a new session, and soft blocks in a row, may honestly end in "not whole": not paid for. */
function excusesUnwhole(moves: readonly Move[]): boolean {
  const softBlocks = moves.filter((move) => move.do === 'mishap' && move.mishap === 'soft_block').length;
  return softBlocks > 2 || moves.some((move) => move.do === 'die' && !move.keepsCursors);
}

/** Rule 4, and "N checks that lose one session cause one sign-in": no more sign-ins than sessions that ended. */
async function signIns({ db, witness, accounts }: Stage, plan: Plan): Promise<string[]> {
  const calm = !plan.moves.some(({ do: what }) => DISTURBING.has(what));
  const broken: string[] = [];
  for (const { id, username } of accounts) {
    const { posts, browsers, deaths, byHand } = witness.countsOf(username);
    const { disturbed } = witness;
    const failed = await db.refreshAttempt.count({
      where: { accountId: id, status: 'failed' },
    });
    const marked = await db.generation.count({
      where: { accountId: id, causeOfDeath: { in: ['signed_out', 'challenged', 'wrong_identity'] } },
    });
    const first = plan.signedIn ? 0 : 1;
    const told = `${username}: ${posts} sign-ins in ${browsers} browsers, ${deaths} deaths (${marked} seen), ${failed} failed, ${disturbed} disturbed`;
    const fair = first + deaths + failed + disturbed;
    if (posts > fair) broken.push(`too many sign-ins. ${told}`);
    if (browsers > fair + byHand) broken.push(`too many browsers. ${told}`);
    if (calm && (posts > first + marked || posts < marked || browsers !== posts)) {
      broken.push(`not one sign-in per death. ${told}`);
    }
  }
  return broken;
}

const DISTURBING = new Set<Move['do']>(['kill', 'pause', 'script', 'manual', 'hand_in']);

const ROWS_THAT_MUST_NOT_BE: { rule: string; find(stage: Stage): Promise<unknown[]> }[] = [
  {
    rule: 'a walk has missing pages',
    find: ({ db }) =>
      db.$queryRaw`select 1 from check_pages group by check_id, list, walk having count(*) <> max(sequence) + 1`,
  },
  {
    rule: 'a page was not asked for with the cursor of the page before',
    find: ({ db }) => db.$queryRaw`
      select 1 from check_pages p join check_pages q
        on q.check_id = p.check_id and q.list = p.list and q.walk = p.walk and q.sequence = p.sequence - 1
      where p.cursor_asked is distinct from q.cursor_given or p.run < q.run`,
  },
  {
    rule: 'the counters of a check are not those of its journal',
    find: ({ db }) => db.$queryRaw`
      select 1 from checks c left join check_pages p on p.check_id = c.id
      group by c.id having c.pages <> count(p.check_id)`,
  },
  {
    rule: 'a run number was given twice, or went back',
    find: ({ db }) => db.$queryRaw`
      select 1 from check_moves where event = 'start' group by check_id having count(*) <> max(run) or count(distinct run) <> count(*)`,
  },
  {
    rule: 'a balance is not the sum of its ledger',
    find: ({ db }) => db.$queryRaw`
      select 1 from customers c left join ledger_entries l on l.customer_id = c.id
      group by c.id having c.balance <> coalesce(sum(l.delta), 0) or c.balance < 0`,
  },
  {
    rule: 'generations are not a gapless row with one alive at most',
    find: ({ db }) => db.$queryRaw`
      select 1 from generations group by account_id
      having count(*) <> max(number) or count(*) filter (where ended_at is null) > 1`,
  },
  {
    rule: 'an attempt stored two generations, or succeeded without one',
    find: ({ db }) => db.$queryRaw`
      select 1 from refresh_attempts t left join generations g on g.attempt_id = t.id
      group by t.id having count(g.id) <> case when t.status = 'succeeded' then 1 else 0 end`,
  },
  {
    rule: 'a question or a code outlived its attempt',
    find: ({ db }) => db.$queryRaw`
      select 1 from challenges c join refresh_attempts t on t.id = c.attempt_id
      where t.ended_at is not null and (c.status in ('open', 'answered') or c.sealed_answer is not null)`,
  },
  {
    rule: 'an account is still held by somebody',
    find: ({ db }) =>
      db.$queryRaw`select 1 from accounts where lease_token is not null and lease_until > clock_timestamp()`,
  },
];
