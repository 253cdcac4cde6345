/**
 * What must hold after any test, whatever happened in it (reliability sheet, section 5: I1-I12,
 * as far as the database and the sandbox's log can tell).
 */
import { expect } from 'vitest';
import type { WorkerCtx } from '#/lib/context.ts';
import type { InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';

export async function checkInvariants({
  ctx,
  instagram,
}: {
  ctx: WorkerCtx;
  instagram: InstagramSandbox;
}): Promise<void> {
  await wholeResultsEqualTheTruth(ctx, instagram);
  await noPageIsMissingInAWalk(ctx);
  await balancesAreSums(ctx);
  await moneyFollowsState(ctx);
  await everyAttemptBelongsToOneSignIn(ctx);
}

/** I1: what a whole check stored is what Instagram showed. Profiles that changed meanwhile are the test's own business. */
async function wholeResultsEqualTheTruth(ctx: WorkerCtx, instagram: InstagramSandbox): Promise<void> {
  const checks = await ctx.db.check.findMany({ where: { status: 'completed' } });
  for (const check of checks) {
    const whole = (check.certificate as { whole?: boolean } | null)?.whole;
    const truth = instagram.truthCount(check.targetUsername);
    if (!whole || truth.followers > 200_000) continue;
    for (const list of ['followers', 'following'] as const) {
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

/** I2: sequences are gapless in every walk; the key forbids doubles. */
async function noPageIsMissingInAWalk(ctx: WorkerCtx): Promise<void> {
  const gaps = await ctx.db.$queryRaw<unknown[]>`
    select check_id, list, walk from check_pages group by 1, 2, 3 having count(*) <> max(sequence) + 1`;
  expect(gaps, 'walks with missing pages').toEqual([]);
}

/** I3, first half: balance = sum of the ledger. */
async function balancesAreSums(ctx: WorkerCtx): Promise<void> {
  const wrong = await ctx.db.$queryRaw<unknown[]>`
    select c.id from customers c left join ledger_entries l on l.customer_id = c.id
    group by c.id having c.balance <> coalesce(sum(l.delta), 0)`;
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

/** I4, I6: generations of an account are numbered without gaps, and at most one is alive. */
async function everyAttemptBelongsToOneSignIn(ctx: WorkerCtx): Promise<void> {
  const wrong = await ctx.db.$queryRaw<unknown[]>`
    select account_id from generations group by account_id
    having count(*) <> max(number) or count(*) filter (where ended_at is null) > 1`;
  expect(wrong, 'accounts whose generations are not a gapless row with one alive').toEqual([]);
}
