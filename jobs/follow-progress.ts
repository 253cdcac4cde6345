import type { WorkerCtx } from '#/lib/context.ts';
import { tellStale } from '#/lib/messages/sweep-notices.ts';
import { tellProgress } from '#/lib/messages/tell-progress.ts';
import { EDIT_INTERVAL_MS } from '#/lib/outbox/model.ts';
import { after, SECOND_MS } from '#/lib/platform/clock.ts';
import { subscribe } from '#/lib/platform/events.ts';

/** What is heard of all the time is looked at once in this time, and only if it may have changed its state. */
const LOOK_MS = 100;
/** A message that could not be edited is looked at again after this long at the latest. */
const LATER_MS = SECOND_MS;

/**
 * Edits customers' progress messages as soon as something changed. Hints may be lost or doubled: telling claims the
 * message first, and the sweep finds what is stale.
 *
 * Each page of each check is a hint, and every worker hears all of them; their figures may be told once in a few seconds, so
 * a check is looked at as often because of them. A change of its state is looked at once. A hint about an account or its sign-in
 * concerns whoever waits for a session.
 *
 * @returns a function that stops listening.
 */
export function followProgress(ctx: WorkerCtx, url: string): () => Promise<void> {
  const stopped = new AbortController();
  /** What is looked at, or was a moment ago, and what was heard of it meanwhile. */
  const heard = new Map<string, 'nothing' | 'figures' | 'state'>();

  /** Looks at something now, and again while it is heard of. `look` says from when on new figures are worth it, and whether it has more to tell. */
  const follow = async (id: string, figuresOnly: boolean, look: () => Promise<Looked>): Promise<void> => {
    if (heard.has(id)) {
      if (heard.get(id) !== 'state') heard.set(id, figuresOnly ? 'figures' : 'state');
      return;
    }
    for (let again = true; again && !stopped.signal.aborted; ) {
      heard.set(id, 'nothing');
      const { more, from } = await look();
      do await ctx.clock.sleep(LOOK_MS, stopped.signal);
      while (heard.get(id) !== 'state' && ctx.clock.now() < from && !stopped.signal.aborted);
      again = more || heard.get(id) !== 'nothing';
    }
    heard.delete(id);
  };

  const check = async (checkId: string): Promise<Looked> => {
    const told = await tellProgress(ctx, { checkId }).catch((error: unknown) => warn({ checkId }, error));
    const now = ctx.clock.now();
    if (told?.outcome !== 'later') return { more: false, from: after(now, EDIT_INTERVAL_MS) };
    const soon = after(now, LATER_MS);
    return { more: true, from: told.at < soon ? told.at : soon };
  };
  const waiting = async (): Promise<Looked> => {
    await tellStale(ctx, { waiting: true }).catch((error: unknown) => warn({}, error));
    return { more: false, from: ctx.clock.now() };
  };
  const warn = (about: object, error: unknown) =>
    ctx.log.warn({ ...about, err: error }, 'progress could not be told now');

  const stopListening = subscribe({
    url,
    onResync: () => {},
    onHint({ topic, id, figuresOnly = false }) {
      if (!ctx.senders.telegram) return;
      if (topic === 'check') void follow(id, figuresOnly, () => check(id));
      if (topic === 'account' || topic === 'attempt' || topic === 'challenge') void follow('waiting', false, waiting);
    },
  });
  return () => {
    stopped.abort();
    return stopListening();
  };
}

type Looked = { more: boolean; from: Date };
