import type { WorkerCtx } from '#/lib/context.ts';
import { EDIT_INTERVAL_MS } from '#/lib/notices/model.ts';
import { tellProgress } from '#/lib/notices/tell-progress.ts';
import { subscribe } from '#/lib/platform/events.ts';
import { composeFrom } from './compose.ts';

/**
 * Edits customers' progress messages soon after something changed. Hints may be lost or doubled: telling claims the
 * message first, and the sweep finds what is stale.
 *
 * Each page of each check is a hint, and every worker hears all of them; a message changes once in a few seconds. So a check
 * whose message was looked at is left alone for as long, and looked at once more when hints came meanwhile.
 *
 * @returns a function that stops listening.
 */
export function followProgress(ctx: WorkerCtx, url: string): () => Promise<void> {
  const stopped = new AbortController();
  /** Checks that are left alone for a moment; true when something was heard of them meanwhile. */
  const heard = new Map<string, boolean>();

  const follow = async (checkId: string): Promise<void> => {
    do {
      heard.set(checkId, false);
      await tellProgress(ctx, { checkId }, composeFrom(ctx)).catch((error: unknown) =>
        ctx.log.warn({ checkId, err: error }, 'progress could not be told now'),
      );
      await ctx.clock.sleep(EDIT_INTERVAL_MS, stopped.signal);
    } while (heard.get(checkId) && !stopped.signal.aborted);
    heard.delete(checkId);
  };

  const stopListening = subscribe({
    url,
    onResync: () => {},
    onHint({ topic, id }) {
      if (topic !== 'check' || !ctx.telegram) return;
      if (heard.has(id)) heard.set(id, true);
      else void follow(id);
    },
  });
  return () => {
    stopped.abort();
    return stopListening();
  };
}
