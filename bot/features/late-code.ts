import { Composer } from 'grammy';
import { CHECK_CREDITS } from '#/lib/checks/request-check.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { listAttempts } from '#/lib/views/read-attempts.ts';
import type { App, BotContext } from '../bot-context.ts';
import { codeIn } from '../code-in-text.ts';
import { reply, takeAway } from '../reply.ts';

/** What a late code was for ended not longer ago than this. */
const LATE_MS = 30 * MINUTE_MS;

/** An unwanted code leaves the chat. Profiles whose name is only digits get a button. */
export function lateCodeFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on(['message:text', 'message:caption'], async (ctx, next) => {
    const text = ctx.message.text ?? ctx.message.caption ?? '';
    const code = text.startsWith('/') ? null : codeIn(text);
    if (code === null) return next();
    await takeAway(ctx);
    const facts = { username: code, price: CHECK_CREDITS };
    await reply(ctx, ctx.say('op-code-late', await outcomeNow(app)), [
      [{ text: ctx.say('button-check-digits', facts), data: `go:${code}` }],
    ]);
  });
  return feature;
}

async function outcomeNow({ ctx: effects }: App): Promise<{ outcome: string; username: string }> {
  const { rows } = await listAttempts(effects, { limit: 1 });
  const [last] = rows;
  const recent = last?.endedAt && effects.clock.now().getTime() - last.endedAt.getTime() < LATE_MS;
  if (!last || !recent || (last.status !== 'succeeded' && last.status !== 'failed'))
    return { outcome: 'none', username: '' };
  return { outcome: last.status, username: last.accountUsername };
}
