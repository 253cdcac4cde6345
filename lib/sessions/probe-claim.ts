/**
 * One probe per generation, however many runs saw the unclear answer (reliability sheet, section 2:
 * at most one confirmation before a sign-in).
 */
import type { Db } from '#/lib/platform/db.ts';

/** A claim without a result counts for this long: the prober may have died. */
const CLAIM_SECONDS = 20;

/** @returns true for the one who should probe now. */
export async function claimProbe(db: Db, generationId: string): Promise<boolean> {
  const count = await db.$executeRaw`
    update generations set probed_at = clock_timestamp()
    where id = ${generationId}::uuid and ended_at is null
      and (probed_at is null or probed_at < clock_timestamp() - ${CLAIM_SECONDS} * interval '1 second')`;
  return count === 1;
}

/**
 * Whether somebody's probe has no result yet. It has one when the generation was ended, or when its account
 * was rested since the claim.
 */
export async function probeUnderWay(db: Db, generationId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: boolean }[]>`
    select g.ended_at is null
       and g.probed_at > clock_timestamp() - ${CLAIM_SECONDS} * interval '1 second'
       and not exists (select 1 from account_budgets b where b.account_id = g.account_id and b.rests_until > clock_timestamp()) as open
    from generations g where g.id = ${generationId}::uuid`;
  return rows[0]?.open ?? false;
}
