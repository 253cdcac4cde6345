import type { WorkerCtx } from '#/lib/context.ts';
import { tellStale } from '#/lib/messages/sweep-notices.ts';
import { tellProgress } from '#/lib/messages/tell-progress.ts';
import { EDIT_INTERVAL_MS } from '#/lib/outbox/model.ts';
import { after, SECOND_MS } from '#/lib/platform/clock.ts';
import { subscribe } from '#/lib/platform/events.ts';

const LOOK_MS = 100;
/** A message that could not be edited is looked at again after this long at the latest. */
const LATER_MS = SECOND_MS;

/**
 * Edits progress messages after hints, which may be lost or doubled; the sweep finds stale ones. Figures every few
 * seconds, states at once. @returns stops listening.
 */
export function followProgress(ctx: WorkerCtx, url: string): () => Promise<void> {
  const stopped = new AbortController();
  /** Looked at lately, and what was heard meanwhile. */
  const heard = new Map<string, 'nothing' | 'figures' | 'state'>();

  /** `look` says when new figures are due, and whether more is to tell. */
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
