import type { Ctx } from '#/lib/context.ts';
import { type Day, daysBefore } from './day-store.ts';

export type { Day };

/** What came of the last days (UTC), the present one first, days without anything included. */
export function listDays(ctx: Pick<Ctx, 'db' | 'clock'>, input: { days: number }): Promise<Day[]> {
  return daysBefore(ctx.db, ctx.clock.now(), input.days);
}
