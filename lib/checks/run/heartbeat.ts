import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { Check } from '../model.ts';
import { beat } from '../store.ts';
import type { RunEffects } from './model.ts';

const HEARTBEAT_MS = 4 * SECOND_MS;

/** A run's heartbeat. `superseded` aborts when another worker took over. */
export function startHeartbeat(ctx: Pick<RunEffects, 'db'>, check: Check): { superseded: AbortSignal; stop(): void } {
  const superseded = new AbortController();
  const timer = setInterval(async () => {
    const mine = await beat(ctx.db, check).catch(() => true); // no answer: the fence will tell
    if (!mine) superseded.abort();
  }, HEARTBEAT_MS);
  return { superseded: superseded.signal, stop: () => clearInterval(timer) };
}
