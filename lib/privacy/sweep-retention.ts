import type { Ctx } from '#/lib/context.ts';
import { customersGone } from '#/lib/customers/store.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { deleteCustomer } from './delete-customer.ts';
import { type Going, RETENTION, tooOldBefore } from './retention.ts';
import { deleteSome, dropAudit, foldAudit, wipeSome } from './retention-store.ts';

/** Rows in one statement. */
const AT_ONCE = 1_000;
/** Statements for one line of RETENTION in one sweep; the next sweep does the rest. */
const MOST_STATEMENTS = 200;
/** Customers in one sweep; each is a transaction of its own. */
const CUSTOMERS_AT_ONCE = 50;

type Effects = Pick<Ctx, 'db' | 'clock' | 'events' | 'limits'>;

/**
 * Deletes, empties and shortens what has been kept as long as RETENTION says. The timetable runs it hourly; several workers at
 * once share the work, and the next sweep goes on where a failed one stopped.
 *
 * @returns how many rows of each table were touched; tables without any are left out.
 */
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
