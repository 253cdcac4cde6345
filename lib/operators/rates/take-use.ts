import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { addOne, takeOneBack } from './store.ts';

/** `quota` uses in `windowMs` from the first. `name`: in the HTTP API's headers. */
export type Rate = { readonly name: string; readonly quota: number; readonly windowMs: number };

/** `left`: until the window ends, `endsInMs` from now. */
export type Use = { rate: Rate; granted: boolean; left: number; endsInMs: number };

/** Counts a use of `whose`, atomically. Refused uses count, and lengthen nothing. */
export async function takeUse(ctx: Pick<Ctx, 'db' | 'clock'>, rate: Rate, whose: string): Promise<Use> {
  const now = ctx.clock.now();
  const { used, since } = await addOne(ctx.db, keyOf(rate, whose), now, after(now, -rate.windowMs));
  const endsInMs = Math.max(since.getTime() + rate.windowMs - now.getTime(), 0);
  return { rate, granted: used <= rate.quota, left: Math.max(rate.quota - used, 0), endsInMs };
}

/** Gives back a use that turned out to be none. */
export async function giveUseBack(ctx: Pick<Ctx, 'db'>, rate: Rate, whose: string): Promise<void> {
  await takeOneBack(ctx.db, keyOf(rate, whose));
}

const keyOf = ({ name }: Rate, whose: string) => `${name}:${whose}`;
