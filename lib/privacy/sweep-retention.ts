import type { Ctx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { deleteCustomer } from './delete-customer.ts';
import { type Going, tooOldBefore } from './model.ts';
import { RETENTION } from './retention.ts';
import { customersGone, deleteSome, dropAudit, foldAudit, wipeSome } from './retention-store.ts';

/** Per statement. */
const AT_ONCE = 1_000;
/** Per line and sweep. */
const MOST_STATEMENTS = 200;
/** Per sweep; each its own transaction. */
const CUSTOMERS_AT_ONCE = 50;

type Effects = Pick<Ctx, 'db' | 'clock' | 'events' | 'limits'>;

/** Does what RETENTION says, hourly; workers share the work. @returns rows touched per table. */
export async function sweepRetention(ctx: Effects): Promise<Record<string, number>> {
  const swept: Record<string, number> = {};
  for (const [table, { goes }] of Object.entries(RETENTION)) {
    for (const going of goes) {
      const rows = await sweepLine(ctx, table, going);
      if (rows > 0) swept[table] = (swept[table] ?? 0) + rows;
    }
  }
  return swept;
}

async function sweepLine(ctx: Effects, table: string, going: Going): Promise<number> {
  const before = tooOldBefore(going.after, ctx.clock.now(), ctx.limits);
  let swept = 0;
  for (let statement = 0; statement < MOST_STATEMENTS; statement += 1) {
    const { count, most } = await sweepSome(ctx, table, going, before);
    swept += count;
    if (count < most) break;
  }
  return swept;
}

async function sweepSome(
  ctx: Effects,
  table: string,
  going: Going,
  before: Date,
): Promise<{ count: number; most: number }> {
  const most = AT_ONCE;
  switch (going.does) {
    case 'delete':
      return { count: await deleteSome(ctx.db, table, going.rows, before, most), most };
    case 'wipe':
      return { count: await wipeSome(ctx.db, table, going.columns, going.rows, before, most), most };
    case 'fold':
      return { count: await foldAudit(ctx.db, before, most), most };
    case 'drop':
      return { count: await dropAudit(ctx.db, before), most: Number.POSITIVE_INFINITY };
    case 'forget':
      return { count: await forgetGone(ctx, before), most: CUSTOMERS_AT_ONCE };
  }
}

async function forgetGone(ctx: Effects, before: Date): Promise<number> {
  const ids = await customersGone(ctx.db, before, CUSTOMERS_AT_ONCE);
  for (const customerId of ids) await deleteCustomer(ctx, { customerId, by: SYSTEM });
  return ids.length;
}
