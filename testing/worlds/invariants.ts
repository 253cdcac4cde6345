/**
 * What holds after any test: I1-I12 of docs/facts/reliability.md#invariants. I10 (secrets) has its own test; here are
 * its likeliest places.
 */
import { expect } from 'vitest';
import { listUsers } from '#/lib/checks/list-users.ts';
import { type Check, SILENCE_LIMIT_SECONDS } from '#/lib/checks/model.ts';
import type { Certificate } from '#/lib/checks/view.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import type { InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';
import type { TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';
import { isToldOnce } from './invariants-of-messages.ts';
import { moneyAgrees } from './invariants-of-money.ts';
import { nobodyAsksWithRetiredSessions, requestsKeepToTheBudget } from './invariants-of-requests.ts';

/** What a test itself brought about, so that an invariant cannot be asked for. */
export type Exceptions = {
  /** Profiles that changed while they were read. */
  changed?: readonly string[];
  /** So many messages may have come again: workers were killed in the middle, or Telegram lost its answers. */
  repeatedMessages?: number;
  /** More than one sign-in of a generation was the point of the test. */
  passwordPostsPerGeneration?: number;
};

type Subject = { ctx: WorkerCtx; instagram: InstagramSandbox; telegram: TelegramSandbox };

export async function checkInvariants(subject: Subject, exceptions: Exceptions = {}): Promise<void> {
  const { ctx, instagram } = subject;
  await wholeResultsEqualTheTruth(ctx, instagram, exceptions.changed ?? []);
  await noPageIsMissingInAWalk(ctx);
  await balancesAreSums(ctx);
  await moneyFollowsState(ctx);
  await moneyAgrees(subject);
  await oneSignInPerGeneration(ctx, exceptions.passwordPostsPerGeneration ?? 1);
  await fencesOnlyGrow(ctx);
  requestsKeepToTheBudget(ctx, instagram);
  await nothingIsStuck(ctx);
  await nothingIsLeftOpen(ctx);
  await nobodyHoldsAnAccountForNothing(ctx);
  await noSecretIsInTheQueue(ctx);
  await isToldOnce(subject, exceptions.repeatedMessages ?? 0);
  nobodyAsksWithRetiredSessions(instagram);
}

/** I1: what a whole check stored is what Instagram showed, and who it says does not follow back does not. */
async function wholeResultsEqualTheTruth(
  ctx: WorkerCtx,
  instagram: InstagramSandbox,
  changed: readonly string[],
): Promise<void> {
  const checks = await ctx.db.check.findMany({
    where: { status: 'completed', targetUsername: { notIn: [...changed] } },
  });
  for (const check of checks) {
    const certificate = check.certificate as unknown as Certificate;
    const truth = instagram.truthCount(check.targetUsername);
    if (!certificate.whole || truth.followers > 200_000) continue;
    await accusedAreRight(ctx, instagram, check);
    for (const { list, verdict } of certificate.lists) {
      if (verdict !== 'whole') continue;
      const rows = await ctx.db.$queryRaw<{ id: bigint }[]>`
        select distinct u as id from check_pages p, unnest(p.user_ids) u
        where p.check_id = ${check.id}::uuid and p.list = ${list}::"ListName" order by 1`;
      expect(
        rows.map(({ id }) => id),
        `${list} of @${check.targetUsername}`,
      ).toEqual(instagram.truth(check.targetUsername)[list]);
    }
  }
}

/** More are not compared. */
const MOST_ACCUSED = 1_000;

async function accusedAreRight(
  ctx: WorkerCtx,
  instagram: InstagramSandbox,
  { id: checkId, targetUsername }: Check,
): Promise<void> {
  const asked = { checkId, list: 'not_following_back', limit: MOST_ACCUSED } as const;
  const { rows, total } = await listUsers(ctx, asked);
  if (total > MOST_ACCUSED) return;
  const truth = instagram.truth(targetUsername).notFollowingBack.map(String);
  expect(rows.map(({ id }) => id).sort(), `who does not follow @${targetUsername} back`).toEqual(truth.sort());
}

/** I2: sequences are gapless in every walk, each page follows on the one before; the key forbids doubles. */
async function noPageIsMissingInAWalk(ctx: WorkerCtx): Promise<void> {
  const gaps = await ctx.db.$queryRaw<unknown[]>`
    select check_id, list, walk from check_pages group by 1, 2, 3 having count(*) <> max(sequence) + 1`;
  expect(gaps, 'walks with missing pages').toEqual([]);
  const jumps = await ctx.db.$queryRaw<unknown[]>`
    select p.check_id, p.list, p.walk, p.sequence from check_pages p
    join check_pages q on q.check_id = p.check_id and q.list = p.list and q.walk = p.walk and q.sequence = p.sequence - 1
    where p.cursor_asked is distinct from q.cursor_given`;
  expect(jumps, 'pages that were not asked for with the cursor of the page before').toEqual([]);
}

/** I3, first half: balance = sum of the ledger, never below zero. */
async function balancesAreSums(ctx: WorkerCtx): Promise<void> {
  const wrong = await ctx.db.$queryRaw<unknown[]>`
    select c.id from customers c left join ledger_entries l on l.customer_id = c.id
    group by c.id having c.balance <> coalesce(sum(l.delta), 0) or c.balance < 0`;
  expect(wrong, 'customers whose balance is not the sum of their ledger').toEqual([]);
}

/** I3, second half: open checks have a reserve alone; whole results a capture; every other end a release. */
async function moneyFollowsState(ctx: WorkerCtx): Promise<void> {
  const checks = await ctx.db.check.findMany({ include: { ledger: true } });
  for (const check of checks) {
    const kinds = check.ledger.map(({ kind }) => kind).sort();
    const whole = (check.certificate as { whole?: boolean } | null)?.whole === true;
    const ended = ['completed', 'failed', 'cancelled'].includes(check.status);
    const expected = ended
      ? [whole && check.status === 'completed' ? 'capture' : 'release', 'reserve'].sort()
      : ['reserve'];
    expect(kinds, `money of a check that is ${check.status}`).toEqual(expected);
  }
}

/** I4: generations of an account are numbered without gaps, at most one is alive, and each took one sign-in. */
async function oneSignInPerGeneration(ctx: WorkerCtx, posts: number): Promise<void> {
  const wrong = await ctx.db.$queryRaw<unknown[]>`
    select account_id from generations group by account_id
    having count(*) <> max(number) or count(*) filter (where ended_at is null) > 1`;
  expect(wrong, 'accounts whose generations are not a gapless row with one alive').toEqual([]);
  const dear = await ctx.db.$queryRaw<unknown[]>`
    select id, password_posts from refresh_attempts where status = 'succeeded' and password_posts > ${posts}`;
  expect(dear, 'attempts that submitted a password too often').toEqual([]);
  const shared = await ctx.db.$queryRaw<unknown[]>`
    select attempt_id from generations where attempt_id is not null group by 1 having count(*) > 1`;
  expect(shared, 'attempts that stored two generations').toEqual([]);
}

/** I5, I6: a run number is given once, and history counts upwards. */
async function fencesOnlyGrow(ctx: WorkerCtx): Promise<void> {
  const wrong = await ctx.db.$queryRaw<unknown[]>`
    select c.id, c.run, count(*) as starts, count(distinct m.run) as runs
    from checks c join check_moves m on m.check_id = c.id and m.event = 'start'
    group by c.id having count(*) <> c.run or count(distinct m.run) <> c.run`;
  expect(wrong, 'checks whose runs were not numbered one by one').toEqual([]);
  const late = await ctx.db.$queryRaw<unknown[]>`
    select p.check_id, p.list, p.walk, p.sequence from check_pages p
    join check_pages q on q.check_id = p.check_id and q.list = p.list and q.walk = p.walk and q.sequence = p.sequence - 1
    where p.run < q.run`;
  expect(late, 'pages that an older run stored behind a newer one').toEqual([]);
}

/** I8: every check has ended, or waits for a reason, or shows signs of life. */
async function nothingIsStuck(ctx: WorkerCtx): Promise<void> {
  const stuck = await ctx.db.$queryRaw<unknown[]>`
    select id, status, seen_at from checks
    where (status = 'running' and seen_at < clock_timestamp() - ${2 * SILENCE_LIMIT_SECONDS} * interval '1 second')
       or (status = 'parked' and park_reason is null)
       or (status = 'failed' and failure is null)`;
  expect(stuck, 'checks that nobody works on and nobody will').toEqual([]);
  const unexplained = await ctx.db.$queryRaw<unknown[]>`
    select id from refresh_attempts
    where (status = 'failed' and failure is null) or ((ended_at is null) <> (open_for is not null))`;
  expect(unexplained, 'attempts that ended without a reason, or are open after their end').toEqual([]);
}

/** I9: no transaction is left open; no question is open, and no code stored, when its attempt has ended. */
async function nothingIsLeftOpen(ctx: WorkerCtx): Promise<void> {
  const idle = await ctx.db.$queryRaw<unknown[]>`
    select pid, application_name, query from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%' and state_change < clock_timestamp() - interval '10 seconds'`;
  expect(idle, 'transactions that nobody ends').toEqual([]);
  const open = await ctx.db.$queryRaw<unknown[]>`
    select c.id from challenges c join refresh_attempts t on t.id = c.attempt_id
    where t.ended_at is not null and (c.status in ('open', 'answered') or c.sealed_answer is not null or c.sealed_picture is not null)`;
  expect(open, 'questions that outlived their attempt').toEqual([]);
}

/** "In use" is a lease: only a run that goes on holds an account. */
async function nobodyHoldsAnAccountForNothing(ctx: WorkerCtx): Promise<void> {
  const held = await ctx.db.$queryRaw<unknown[]>`
    select l.account_id, l.check_id, l.lane, c.status from account_leases l join checks c on c.id = l.check_id
    where c.status in ('completed', 'failed') and l.until > clock_timestamp()`;
  expect(held, 'accounts that are leased to checks which have ended').toEqual([]);
}

/** I10, in part: jobs carry ids and nothing else. */
async function noSecretIsInTheQueue(ctx: WorkerCtx): Promise<void> {
  const told = await ctx.db.$queryRaw<{ name: string; data: unknown }[]>`
    select name, data from pgboss.job j
    where exists (select 1 from jsonb_each_text(j.data::jsonb) e
                  where e.key not in ('checkId', 'accountId', 'attemptId', 'noticeId', 'lookUpId', 'paymentId', 'cause'))
       or j.output::text ~* '(sessionid|password|otpauth)'`;
  expect(told, 'jobs that carry more than ids').toEqual([]);
}
