import type { Ctx } from '#/lib/context.ts';
import type { MoneyDay } from './money-day.ts';
import { moneyDays } from './money-report-store.ts';

/** The days on which something moved, oldest first; days of UTC, both ends included. It equals the ledger. */
export function readMoneyReport(ctx: Pick<Ctx, 'db'>, input: { from: string; to: string }): Promise<MoneyDay[]> {
  return moneyDays(ctx.db, input);
}
