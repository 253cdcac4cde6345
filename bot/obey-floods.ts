import type { Transformer } from 'grammy';
import { beginFloodPause, readFloodPause } from '#/lib/outbox/flood-pause.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { App } from './bot-context.ts';

/** Telegram would have to ask for longer and longer waits. */
const MOST_TRIES = 10;
/** What another program of the same bot was told is heard within this time. */
const LOOK_MS = SECOND_MS;

/** Neither counts for Telegram; a payment cannot wait. */
const FREE = new Set(['getUpdates', 'getMe', 'answerPreCheckoutQuery']);

/** When Telegram asks to slow down, the whole bot waits, its worker too; then each call goes on where it was. */
export function obeyFloods({ ctx, stop }: App): Transformer {
  let until = new Date(0);
  let lookedAt = 0;
  const look = async () => {
    const now = ctx.clock.now().getTime();
    if (now - lookedAt < LOOK_MS) return;
    lookedAt = now;
    const told = await readFloodPause(ctx).catch(() => null); // the database is away: what this process knows counts
    if (told && told > until) until = told;
  };
  const calm = async () => {
    await look();
    while (until > ctx.clock.now() && !stop?.aborted)
      await ctx.clock.sleep(until.getTime() - ctx.clock.now().getTime(), stop);
  };

  return async (call, method, payload, signal) => {
    if (FREE.has(method)) return call(method, payload, signal);
    for (let tries = 1; ; tries += 1) {
      await calm();
      const answer = await call(method, payload, signal);
      const seconds = answer.ok ? undefined : answer.parameters?.retry_after;
      if (seconds === undefined || tries === MOST_TRIES || stop?.aborted) return answer;
      until = await beginFloodPause(ctx, seconds * SECOND_MS);
    }
  };
}
