import type { WorkerCtx } from '#/lib/context.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { renewLease } from '#/lib/sessions/lease.ts';
import { LEASE_SECONDS } from '#/lib/sessions/model.ts';
import { awaitQuiet, endQuiet, keepQuiet } from '#/lib/sessions/quiet.ts';

/**
 * Renews a lease every third of its length until stopped; `lost` aborts when somebody else may have it. `quiet` resolves
 * when no page of the account is in flight and keeps it so until `loud`.
 */
export function holdLease(ctx: Pick<WorkerCtx, 'db' | 'clock' | 'log'>, lease: { accountId: string; token: string }) {
  const lost = new AbortController();
  let renewedAt = performance.now();
  let isQuiet = false;
  const timer = setInterval(
    async () => {
      const kept = await renewLease(ctx.db, lease).catch(() => null); // null: the database did not answer
      if (kept) renewedAt = performance.now();
      if (kept && isQuiet) await keepQuiet(ctx.db, lease).catch(() => {});
      const lapsed = performance.now() - renewedAt > LEASE_SECONDS * SECOND_MS;
      if (kept === false || lapsed) lost.abort(new Error('the lease on the account was lost'));
    },
    (LEASE_SECONDS * SECOND_MS) / 3,
  );
  return {
    lost: lost.signal,
    async quiet(signal: AbortSignal) {
      isQuiet = true;
      await keepQuiet(ctx.db, lease);
      await awaitQuiet(ctx, { accountId: lease.accountId, signal });
    },
    async loud() {
      if (!isQuiet) return;
      isQuiet = false;
      await endQuiet(ctx.db, lease);
    },
    stop: () => clearInterval(timer),
  };
}
