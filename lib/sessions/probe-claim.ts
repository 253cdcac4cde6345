/**
 * One probe per generation, however many runs saw the unclear answer (docs/facts/reliability.md#renewing-credentials:
 * at most one confirmation before a sign-in).
 */
import type { Db } from '#/lib/platform/db.ts';

/** A claim without a result lapses after this long, because its prober may have died. */
const CLAIM_SECONDS = 20;

/** Claims the probe of a generation. @returns true for the one who is to probe now. */
export async function claimProbe(db: Db, generationId: string): Promise<boolean> {
  const count = await db.$executeRaw`
    update generations set probed_at = clock_timestamp()
    where id = ${generationId}::uuid and ended_at is null
      and (probed_at is null or probed_at < clock_timestamp() - ${CLAIM_SECONDS} * interval '1 second')`;
  return count === 1;
}

/** Keeps a claim `ms` milliseconds longer than usual, for a prober that waits before it asks once more. */
export async function holdProbe(db: Db, generationId: string, ms: number): Promise<void> {
  await db.$executeRaw`
    update generations set probed_at = clock_timestamp() + ${ms}::double precision * interval '1 millisecond'
    where id = ${generationId}::uuid and ended_at is null`;
}

/** Ends a claim, because the probe has a result; whoever waited reads the generation and its account again. */
export async function endProbe(db: Db, generationId: string): Promise<void> {
  await db.$executeRaw`update generations set probed_at = null where id = ${generationId}::uuid`;
}

/** Whether somebody's probe of a living generation has no result yet. */
export async function probeUnderWay(db: Db, generationId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: boolean }[]>`
    select ended_at is null and coalesce(probed_at > clock_timestamp() - ${CLAIM_SECONDS} * interval '1 second', false) as open
    from generations where id = ${generationId}::uuid`;
  return rows[0]?.open ?? false;
}
