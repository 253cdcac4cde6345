import type { Ctx } from '#/lib/context.ts';
import type { Db } from '#/lib/platform/db.ts';

const ENDED = ['completed', 'failed', 'cancelled'];
const LOOK_EVERY_MS = 500; // seldom: the sandbox answers from the process that looks

/** @throws {Error} saying where they stand, when it takes too long. */
export async function awaitChecks(ctx: Pick<Ctx, 'db' | 'clock'>, ids: readonly string[], timeoutMs: number) {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const checks = await checksOf(ctx.db, ids);
    if (checks.every(({ status }) => ENDED.includes(status))) return checks;
    if (performance.now() > deadline) {
      const stand = checks.map((check) => `${check.status} ${check.followersRead}+${check.followingRead}`);
      throw new Error(`after ${timeoutMs / 1_000} s the checks stand at: ${[...new Set(stand)].join(', ')}`);
    }
    await ctx.clock.sleep(LOOK_EVERY_MS);
  }
}

function checksOf(db: Db, ids: readonly string[]) {
  return db.check.findMany({ where: { id: { in: [...ids] } }, orderBy: { requestedAt: 'asc' } });
}
