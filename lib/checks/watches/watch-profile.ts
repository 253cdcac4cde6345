import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { findCheck } from '../store.ts';
import { WATCHES_LIMIT, type Watch, type WatchDays } from './model.ts';
import { watchesOf, writeWatch } from './store.ts';

/**
 * Lets the profile of a check be checked again by itself, every so many days from that check's end on.
 * @returns null when the customer watches as many profiles as one may.
 * @throws {DomainError} `not_found`; `forbidden` for somebody else's check.
 */
export async function watchProfile(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { checkId, everyDays, by }: { checkId: string; everyDays: WatchDays; by: Actor },
): Promise<Watch | null> {
  demandRight(by, 'watch.change');
  const check = await findCheck(ctx.db, checkId);
  if (!check) throw notFound('check', checkId);
  const { customerId, targetUsername, targetId } = check;
  demandRight(by, 'watch.change', customerId);
  const now = ctx.clock.now();
  const next = after(check.finishedAt ?? now, everyDays * DAY_MS);

  return ctx.db.transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    const others = (await watchesOf(tx, customerId)).filter((watch) => watch.targetUsername !== targetUsername);
    if (others.length >= WATCHES_LIMIT) return null;
    const nextAt = next > now ? next : after(now, everyDays * DAY_MS);
    return writeWatch(tx, { customerId, targetUsername, targetId, everyDays, nextAt, createdAt: now });
  });
}
