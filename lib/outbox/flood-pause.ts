/** Telegram's "too many requests" holds for the whole bot, whichever program was told (docs/facts/telegram-and-money.md#limits). */
import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';

const KEY = 'telegram.flood';
const Stored = z.object({ until: z.coerce.date() });

/** Until when nothing may be sent; null when nothing was asked for, or it is over. */
export async function readFloodPause(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<Date | null> {
  const stored = Stored.safeParse(await readSetting(ctx.db, KEY));
  return stored.success && stored.data.until > ctx.clock.now() ? stored.data.until : null;
}

/** Lets the whole bot wait. A database that does not answer hinders nobody. @returns until when. */
export async function beginFloodPause(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>, ms: number): Promise<Date> {
  const until = after(ctx.clock.now(), ms);
  ctx.log.warn({ seconds: Math.ceil(ms / 1_000) }, 'Telegram asks the bot to slow down');
  await writeSetting(ctx.db, KEY, { until: until.toISOString() }).catch(() => {});
  return until;
}
