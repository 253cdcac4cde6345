import type { WorkerCtx } from '#/lib/context.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { renewLease } from '#/lib/sessions/lease.ts';
import { LEASE_SECONDS } from '#/lib/sessions/model.ts';
import { pauseReads, readsAreOver, resumeReads } from '#/lib/sessions/pause-reads.ts';

/**
 * Renews a lease every third of its length. `lost`: somebody else may have it. `pauseReads` resolves when no page of
 * the account is in flight; none begins until `resumeReads`.
 */
export function holdLease(ctx: Pick<WorkerCtx, 'db' | 'clock' | 'log'>, lease: { accountId: string; token: string }) {
  const lost = new AbortController();
  let renewedAt = performance.now();
  let isPaused = false;
  const timer = setInterval(
    async () => {
      const kept = await renewLease(ctx.db, lease).catch(() => null); // null: the database did not answer
      if (kept) renewedAt = performance.now();
      if (kept && isPaused) await pauseReads(ctx.db, lease).catch(() => {});
      const lapsed = performance.now() - renewedAt > LEASE_SECONDS * SECOND_MS;
      if (kept === false || lapsed) lost.abort(new Error('the lease on the account was lost'));
    },
    (LEASE_SECONDS * SECOND_MS) / 3,
  );
  return {
    lost: lost.signal,
    async pauseReads(signal: AbortSignal) {
      isPaused = true;
      await pauseReads(ctx.db, lease);
      await readsAreOver(ctx, { accountId: lease.accountId, signal });
    },
    async resumeReads() {
      if (!isPaused) return;
      isPaused = false;
      await resumeReads(ctx.db, lease);
    },
    stop: () => clearInterval(timer),
  };
}
