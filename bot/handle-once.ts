import type { Context, NextFunction } from 'grammy';

/** Far more than Telegram hands out between two confirmations, which is 100. */
const REMEMBERED = 1_000;

/**
 * Lets each update through once. Telegram offers an update until a later poll confirms it: when that poll is lost, to an
 * outage or to another poller, the same update comes again to a bot that has handled it.
 *
 * Knows what this process has seen. What two processes see at the same time, such as an old and a new one during a
 * deploy, is for the verbs: nothing that costs a credit happens twice (`requestKey` in lib/checks).
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
