import type { Ctx } from '#/lib/context.ts';
import { MOST_COMPARED } from './model.ts';
import { type Compared, lastWholeBefore, writeComparison } from './store.ts';

/**
 * Compares a check that was read whole with the customer's last whole check of the same profile, and keeps what is
 * different. Does nothing without one whose lists are kept, or where there are very many people.
 * @param people on both lists of this check.
 */
export async function compareWithLast(ctx: Pick<Ctx, 'db'>, check: Compared, people: number): Promise<void> {
  if (people > MOST_COMPARED) return;
  const earlier = await lastWholeBefore(ctx.db, check);
  if (!earlier || earlier.people > MOST_COMPARED) return;
  await ctx.db.transaction((tx) => writeComparison(tx, check, earlier));
}
