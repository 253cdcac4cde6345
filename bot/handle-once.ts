import type { Context, NextFunction } from 'grammy';

/** Far more than Telegram hands out between two confirmations, which is 100. */
const REMEMBERED = 1_000;

/**
 * Each update once: Telegram repeats it when a confirming poll is lost. Per process; across processes, `requestKey`.
 */
export function handleOnce() {
  const seen = new Set<number>();
  return async (ctx: Context, next: NextFunction): Promise<void> => {
    const id = ctx.update.update_id;
    if (seen.has(id)) return;
    seen.add(id);
    if (seen.size > REMEMBERED) forgetOldest(seen);
    await next();
  };
}

/** A set keeps the order in which it was filled. */
function forgetOldest(seen: Set<number>): void {
  for (const id of seen) return void seen.delete(id);
}
