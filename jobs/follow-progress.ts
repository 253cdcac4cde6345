import type { WorkerCtx } from '#/lib/context.ts';
import { tellStale } from '#/lib/notices/sweep-notices.ts';
import { tellProgress } from '#/lib/notices/tell-progress.ts';
import { after, SECOND_MS } from '#/lib/platform/clock.ts';
import { subscribe } from '#/lib/platform/events.ts';
import { composeFrom } from './compose.ts';

/** A check of which hints come all the time is looked at once in this time. */
const LOOK_MS = 200;
/** A message that may not be edited yet is looked at again after this long at the latest. */
const LATER_MS = SECOND_MS;

/**
 * Edits customers' progress messages as soon as something changed. Hints may be lost or doubled: telling claims the
 * message first, and the sweep finds what is stale.
 *
 * Each page of each check is a hint, and every worker hears all of them: a check is looked at a few times a second at most. What
 * changed of it decides whether its message may be edited at once. A hint about an account or its sign-in concerns whoever waits for a session.
 *
 * @returns a function that stops listening.
 */
export function followProgress(ctx: WorkerCtx, url: string): () => Promise<void> {
  const stopped = new AbortController();
  const compose = composeFrom(ctx);
  /** What is looked at or was a moment ago; true when something was heard of it meanwhile. */
  const heard = new Map<string, boolean>();

  /** Looks at something now, and again as long as it is heard of or has more to tell. `look` says from when on it has. */
  const follow = async (id: string, look: () => Promise<Date | null>): Promise<void> => {
    if (heard.has(id)) return void heard.set(id, true);
    for (let again = true; again && !stopped.signal.aborted; ) {
      heard.set(id, false);
      const later = await look().catch((error: unknown) => {
        ctx.log.warn({ id, err: error }, 'progress could not be told now');
        return null;
      });
      do await ctx.clock.sleep(LOOK_MS, stopped.signal);
      while (later && !heard.get(id) && ctx.clock.now() < later && !stopped.signal.aborted);
      again = later !== null || heard.get(id) === true;
    }
    heard.delete(id);
  };

  const check = async (checkId: string): Promise<Date | null> => {
    const told = await tellProgress(ctx, { checkId }, compose);
    if (told.outcome !== 'later') return null;
    const soon = after(ctx.clock.now(), LATER_MS);
    return told.at < soon ? told.at : soon;
  };
  const waiting = async (): Promise<null> => {
    await tellStale(ctx, compose, { waiting: true });
    return null;
  };

  const stopListening = subscribe({
    url,
    onResync: () => {},
    onHint({ topic, id }) {
      if (!ctx.telegram) return;
      if (topic === 'check') void follow(id, () => check(id));
      if (topic === 'account' || topic === 'attempt' || topic === 'challenge') void follow('waiting', waiting);
    },
  });
  return () => {
    stopped.abort();
    return stopListening();
  };
}
