import type { Ctx } from '#/lib/context.ts';
import { EDIT_INTERVAL_MS } from '#/lib/outbox/model.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { countOpenChecks } from '#/lib/views/read-check.ts';

/** Of about 30 messages a second: the rest is for changes of state, results and answers. */
const FIGURES_A_SECOND = 15;
const KNOWN_MS = 3 * SECOND_MS;

const known = new WeakMap<object, { running: number; at: number }>();

/** Milliseconds between two edits of one message that only bring new figures: the more checks run, the rarer. Pure. */
export function figuresEveryMs(running: number): number {
  return Math.max(EDIT_INTERVAL_MS, Math.ceil((running * SECOND_MS) / FIGURES_A_SECOND));
}

/** The same for the checks that run now, counted anew every few seconds. */
export async function presentFiguresPace(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const now = ctx.clock.now().getTime();
  const before = known.get(ctx.db);
  if (before && Math.abs(now - before.at) < KNOWN_MS) return figuresEveryMs(before.running);
  const { running } = await countOpenChecks(ctx);
  known.set(ctx.db, { running, at: now });
  return figuresEveryMs(running);
}
