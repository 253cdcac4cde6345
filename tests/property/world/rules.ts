/** What must be true when a world is over, whatever happened in it (docs/design.md#rules). Each breach begins with the name of its rule. */
import { listUsers } from '#/lib/checks/list-users.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { listsOf, type PlayedCheck, tellsTheTruth } from './rules-of-results.ts';
import type { Breach, Stage } from './stage.ts';

export async function breaches(stage: Stage): Promise<Breach[]> {
  const { db } = stage;
  const played = await db.check.findMany({ include: { ledger: true, notices: true, journal: true, moves: true } });
  const checks = await Promise.all(
    played.map(async (check) => ({ ...check, accused: await accusedIn(stage, check.id) })),
  );
  const found = [
    ...stage.facts.seen.slice(0, 1),
    ...(await attemptsEnd(stage)),
    ...checks.flatMap((check) => [...hasEnded(check), ...movesMoney(check), ...isToldOnce(check)]),
    ...checks.flatMap((check) => tellsTheTruth(stage, check)),
    ...wasteless(stage, checks),
    ...onePostPerSignIn(stage),
    ...(await livingSessionsStay(stage)),
    ...(await ownSessionsOnly(stage)),
  ];
  for (const { rule, find } of ROWS_THAT_MUST_NOT_BE) {
    const rows = await find(stage);
    if (rows.length > 0)
      found.push({
        rule,
        detail: JSON.stringify(rows[0], (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
      });
  }
  return found;
}

async function accusedIn({ desk }: Stage, checkId: string): Promise<bigint[]> {
  const { rows } = await listUsers(desk, { checkId, list: 'not_following_back', limit: 1_000 });
  return rows.map(({ id }) => BigInt(id));
}

const about = (check: PlayedCheck) =>
  `the check of ${check.targetUsername} (${check.status}${check.failure ? `, ${check.failure}` : ''})`;

function hasEnded(check: PlayedCheck): Breach[] {
  if (['completed', 'failed', 'cancelled'].includes(check.status)) return [];
  const last = check.moves.findLast(({ event }) => event === 'park');
  const cause = `${last?.reason ?? check.status} ${last?.detail ? JSON.stringify(last.detail) : ''}`;
  const moves = check.moves.slice(-6).map(({ event, reason }) => `${event} ${reason ?? ''}`.trim());
  return [
    {
      rule: 'each check ends',
      cause,
      detail: `${about(check)} is open after ${check.run} runs, ${check.pages} pages: … ${moves.join(', ')}`,
    },
  ];
}

function movesMoney(check: PlayedCheck): Breach[] {
  const whole = (check.certificate as { whole?: boolean } | null)?.whole === true;
  const ended = ['completed', 'failed', 'cancelled'].includes(check.status);
  const paid = check.status === 'completed' && whole;
  const kinds = check.ledger
    .map(({ kind }) => kind)
    .sort()
    .join();
  const due = ended ? (paid ? 'capture,reserve' : 'release,reserve') : 'reserve';
  return kinds === due
    ? []
    : [{ rule: 'money follows state', detail: `${about(check)} moved ${kinds} where ${due} is due` }];
}

function isToldOnce(check: PlayedCheck): Breach[] {
  const farewells = check.notices
    .filter(({ kind }) => kind !== 'check_progress')
    .map(({ kind }) => kind)
    .join();
  const due =
    { completed: 'check_result', cancelled: 'check_cancelled', failed: 'check_failed' }[check.status as 'failed'] ?? '';
  return farewells === due
    ? []
    : [{ rule: 'the end is told once', detail: `${about(check)} was told of by "${farewells}"` }];
}

/** Pages are not read again without need. */
function wasteless({ site }: Stage, checks: readonly PlayedCheck[]): Breach[] {
  const pages = checks.reduce((sum, check) => sum + Math.max(2, pagesOf(site, check)), 0);
  const most = 4 * pages + 200 * checks.length;
  const asked = site.served.length;
  return asked <= most
    ? []
    : [
        {
          rule: 'nothing is asked without need',
          detail: `${asked} requests for ${pages} pages of ${checks.length} checks`,
        },
      ];
}

function pagesOf(site: Stage['site'], check: PlayedCheck): number {
  const lists = listsOf(site, check);
  // names are read again after the look-ups, of which there is one for each suspect
  return lists ? Math.ceil(lists.followers.length / 2) + 2 * lists.following.length : 0;
}

/** So many turns of one attempt are no bad luck any more. */
const TURNS_OF_AN_ATTEMPT = 25;

async function attemptsEnd({ db }: Stage): Promise<Breach[]> {
  const endless = await db.refreshAttempt.findMany({
    where: { run: { gt: TURNS_OF_AN_ATTEMPT } },
    include: { account: true },
  });
  return endless.map(({ account, status, run, passwordPosts }) => ({
    rule: 'each attempt ends',
    detail: `an attempt for @${account.username} is ${status} after ${run} runs and ${passwordPosts} password posts`,
  }));
}

/** A password is not posted again while what it was accepted for lives, unless somebody died or failed in between, or renews. */
function onePostPerSignIn({ signIns, faults, facts }: Stage): Breach[] {
  if (facts.kills > 0 || faults.thrown.length > 0) return [];
  return signIns.posts
    .filter(({ living, renewal }) => !renewal && living.some(({ saidDead }) => saidDead.length === 0))
    .map(({ account, living }) => ({
      rule: 'one password post per accepted sign-in',
      detail: `@${account} was signed in again while ${living.map(({ token }) => token.slice(-4)).join()} lived`,
    }));
}

/** Two looks at the account's own page that both lead to the sign-in form, so far apart, may be believed. */
const FAIR_DOUBT_MS = 10 * MINUTE_MS;

async function livingSessionsStay({ db, site }: Stage): Promise<Breach[]> {
  const all = await db.generation.findMany();
  const ended = all.filter(({ causeOfDeath }) =>
    ['signed_out', 'challenged', 'wrong_identity'].includes(`${causeOfDeath}`),
  );
  return ended.flatMap((generation) => {
    // a browser found it signed in, without a password: it was doubted, and not thrown away
    const isKept = all.some(
      (one) => one.number > generation.number && one.maskedSessionId === generation.maskedSessionId,
    );
    if (isKept) return [];
    const session = site.sessions.masked(generation.maskedSessionId);
    if (!session?.alive || session.account === 'a stranger') return [];
    const endedMs = generation.endedAt?.getTime() ?? 0;
    if (session.saidDead.some((at) => at <= endedMs && at >= generation.bornAt.getTime())) return [];
    const [first = 0, ...later] = session.ledAway;
    if (later.some((at) => at - first >= FAIR_DOUBT_MS)) return [];
    const detail = `generation ${generation.number} of @${session.account} lives and was ended as ${generation.causeOfDeath}, evidence ${generation.evidence}`;
    return [{ rule: 'no session that lives is thrown away', cause: generation.evidence ?? '', detail }];
  });
}

async function ownSessionsOnly({ db, site }: Stage): Promise<Breach[]> {
  const living = await db.generation.findMany({ include: { account: true } });
  return living.flatMap((generation) => {
    const session = site.sessions.masked(generation.maskedSessionId);
    if (!session || session.account === generation.account.username) return [];
    return [
      {
        rule: 'a session is its account’s',
        detail: `a session of ${session.account} was stored for @${generation.account.username}`,
      },
    ];
  });
}

const ROWS_THAT_MUST_NOT_BE: { rule: string; find(stage: Stage): Promise<unknown[]> }[] = [
  {
    rule: 'a walk has no missing pages',
    find: ({ db }) =>
      db.$queryRaw`select check_id::text from check_pages group by check_id, list, walk having count(*) <> max(sequence) + 1`,
  },
  {
    rule: 'a page follows on the page before',
    find: ({ db }) => db.$queryRaw`
      select p.check_id::text, p.list::text, p.walk, p.sequence from check_pages p join check_pages q
        on q.check_id = p.check_id and q.list = p.list and q.walk = p.walk and q.sequence = p.sequence - 1
      where p.run < q.run`,
  },
  {
    rule: 'the counter of pages is the journal’s',
    find: ({ db }) => db.$queryRaw`
      select c.id::text, c.pages, count(p.check_id) as stored from checks c left join check_pages p on p.check_id = c.id
      group by c.id having c.pages <> count(p.check_id)`,
  },
  {
    rule: 'a run number is given once',
    find: ({ db }) => db.$queryRaw`
      select check_id::text from check_moves where event = 'start' group by check_id having count(*) <> max(run) or count(distinct run) <> count(*)`,
  },
  {
    rule: 'a balance is the sum of its ledger',
    find: ({ db }) => db.$queryRaw`
      select c.id::text from customers c left join ledger_entries l on l.customer_id = c.id
      group by c.id having c.balance <> coalesce(sum(l.delta), 0) or c.balance < 0`,
  },
  {
    rule: 'generations are a gapless row with one alive at most',
    find: ({ db }) => db.$queryRaw`
      select account_id::text from generations group by account_id having count(*) <> max(number) or count(*) filter (where ended_at is null) > 1`,
  },
  {
    rule: 'an attempt that succeeded stored one generation, no other stored any',
    find: ({ db }) => db.$queryRaw`
      select t.id::text, t.status::text, t.cause::text, count(g.id) as stored from refresh_attempts t left join generations g on g.attempt_id = t.id
      group by t.id having count(g.id) <> case when t.status = 'succeeded' then 1 else 0 end`,
  },
  {
    rule: 'no question outlives its attempt',
    find: ({ db }) => db.$queryRaw`
      select c.id::text from challenges c join refresh_attempts t on t.id = c.attempt_id
      where t.ended_at is not null and (c.status in ('open', 'answered') or c.sealed_answer is not null)`,
  },
  {
    rule: 'no account is left leased',
    find: ({ db }) => db.$queryRaw`
      select a.username, a.lease_until::text as "until" from accounts a where a.lease_token is not null and a.lease_until > clock_timestamp()
      union all
      select a.username, l.until::text from account_leases l join accounts a on a.id = l.account_id where l.until > clock_timestamp()`,
  },
];
