import type { Stage } from '../stage/open-stage.ts';

export type Tally = {
  deaths: number;
  signIns: number;
  rungs: Record<string, number>;
  failedAttempts: Record<string, number>;
  /** And accounts that wait for one. */
  people: number;
  askedAgain: number;
  /** Pages that were answered well more than once. */
  readTwice: number;
  wrongBalances: number;
};

/** Counts by the database and the sandbox's log. */
export async function readTally({ ctx: { db }, instagram }: Stage): Promise<Tally> {
  const [deaths, generations, attempts, challenges, stopped, wrong] = await Promise.all([
    db.generation.count({ where: { causeOfDeath: { in: ['signed_out', 'challenged', 'wrong_identity'] } } }),
    db.generation.groupBy({ by: ['source'], _count: true }),
    db.refreshAttempt.groupBy({ by: ['failure', 'detail'], _count: true, where: { status: 'failed' } }),
    db.challenge.count(),
    db.account.count({ where: { status: { not: 'ready' } } }),
    db.$queryRaw<unknown[]>`
      select c.id from customers c left join ledger_entries l on l.customer_id = c.id
      group by c.id having c.balance <> coalesce(sum(l.delta), 0)`,
  ]);
  const passwords = await db.attemptStep.count({ where: { screen: 'password_submitted' } });
  const lists = instagram.requests.lists();
  const page = ({ profile, list, cursor }: (typeof lists)[number]) => `${profile}/${list}/${cursor ?? ''}`;
  const good = lists.filter(({ status, fault }) => status === 200 && fault === null);
  return {
    deaths,
    signIns: passwords,
    rungs: Object.fromEntries(generations.map(({ source, _count }) => [source, _count])),
    failedAttempts: Object.fromEntries(
      attempts.map(({ failure, detail, _count }) => [[failure, detail].filter(Boolean).join(': '), _count]),
    ),
    people: challenges + stopped,
    askedAgain: lists.length - new Set(lists.map(page)).size,
    readTwice: good.length - new Set(good.map(page)).size,
    wrongBalances: wrong.length,
  };
}
