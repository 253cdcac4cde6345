import type { WorkerCtx } from '#/lib/context.ts';
import { tellProgress } from '#/lib/notices/tell-progress.ts';
import { subscribe } from '#/lib/platform/events.ts';
import { composeFrom } from './compose.ts';

/**
 * Edits customers' progress messages soon after something changed. Hints may be lost or doubled: telling claims the
 * message first, and the sweep finds what is stale.
 *
 * @returns a function that stops listening.
 */
export function followProgress(ctx: WorkerCtx, url: string): () => Promise<void> {
  const busy = new Set<string>();
  return subscribe({
    url,
    onResync: () => {},
    onHint({ topic, id }) {
      if (topic !== 'check' || busy.has(id) || !ctx.telegram) return;
      busy.add(id);
      tellProgress(ctx, { checkId: id }, composeFrom(ctx))
        .catch((error: unknown) => ctx.log.warn({ checkId: id, err: error }, 'progress could not be told now'))
        .finally(() => busy.delete(id));
    },
  });
}
