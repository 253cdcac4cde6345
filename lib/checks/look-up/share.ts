/** How often one customer may have profiles looked at, for whatever reason: the budget belongs to the checks. */
import { after, HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { LOOK_UPS_PER_HOUR, LOOK_UPS_PER_MINUTE } from './answer.ts';
import { countLookUps, insertLook } from './store.ts';

/** Whether a customer, whose row is locked, may have one more looked at. */
export async function hasShare(tx: Tx, customerId: bigint, at: Date): Promise<boolean> {
  if ((await countLookUps(tx, customerId, after(at, -MINUTE_MS))) >= LOOK_UPS_PER_MINUTE) return false;
  return (await countLookUps(tx, customerId, after(at, -HOUR_MS))) < LOOK_UPS_PER_HOUR;
}

/** Counts a look whose answer is kept elsewhere. */
export function countLook(tx: Tx, look: { customerId: bigint; username: string; at: Date }): Promise<void> {
  return insertLook(tx, look);
}
