import type { Ctx } from '#/lib/context.ts';
import { type Due, readDue } from '#/lib/views/read-due.ts';

/** Does a line of the timetable as the timetable would: not at all while nothing of its kind is due. */
export async function whenDue<C extends Pick<Ctx, 'db' | 'clock'>>(
  ctx: C,
  kind: keyof Due,
  run: (ctx: C) => Promise<unknown>,
): Promise<void> {
  if ((await readDue(ctx))[kind]) await run(ctx);
}
