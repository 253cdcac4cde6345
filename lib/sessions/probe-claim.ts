/** One probe per generation, however many runs saw the unclear answer. */
import type { Db } from '#/lib/platform/db.ts';

/** Its prober may have died. */
const CLAIM_SECONDS = 20;

/** Claims a generation's probe. @returns true for whoever is to probe now. */
export async function claimProbe(db: Db, generationId: string): Promise<boolean> {
  const count = await db.$executeRaw`
    update generations set probed_at = clock_timestamp()
    where id = ${generationId}::uuid and ended_at is null
      and (probed_at is null or probed_at < clock_timestamp() - ${CLAIM_SECONDS} * interval '1 second')`;
  return count === 1;
}

/** Keeps a claim `ms` milliseconds longer, for a prober that waits before it asks again. */
export async function holdProbe(db: Db, generationId: string, ms: number): Promise<void> {
  await db.$executeRaw`
    update generations set probed_at = clock_timestamp() + ${ms}::double precision * interval '1 millisecond'
    where id = ${generationId}::uuid and ended_at is null`;
}

/** Ends a claim; whoever waited reads generation and account again. */
export async function endProbe(db: Db, generationId: string): Promise<void> {
  await db.$executeRaw`update generations set probed_at = null where id = ${generationId}::uuid`;
}

/** Whether a living generation's probe has no result yet. */
export async function probeUnderWay(db: Db, generationId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: boolean }[]>`
    select ended_at is null and coalesce(probed_at > clock_timestamp() - ${CLAIM_SECONDS} * interval '1 second', false) as open
    from generations where id = ${generationId}::uuid`;
  return rows[0]?.open ?? false;
}

/** Notes that a living generation has just answered. */
export async function noteAlive(db: Db, generationId: string): Promise<void> {
  await db.$executeRaw`
    update generations set last_good_at = clock_timestamp() where id = ${generationId}::uuid and ended_at is null`;
}
