/**
 * Whether those who may only look see the names of customers and of the people on their lists. They do not, unless an
 * owner allows it: the bot promises that lists are shown to nobody else. Counts and states everybody sees.
 */
import type { Ctx } from '#/lib/context.ts';
import { readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';
import { type Actor, recordAudit } from './audit.ts';
import { demandRight, mayDo } from './rights.ts';

const KEY = 'names.for_viewers';

/** What stands where a name is not shown. */
export const NO_NAME = '•••';

/** @returns whether names are shown to whoever may only look. */
export async function areNamesAllowed(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return (await readSetting(ctx.db, KEY)) === true;
}

/** Whether whoever asks is shown no names. Doors put it into the context with which they read. */
export async function hidesNames(ctx: Pick<Ctx, 'db'>, input: { by: Actor }): Promise<boolean> {
  return !mayDo(input.by, 'names.see') && !(await areNamesAllowed(ctx));
}

/** Shows names to viewers, or hides them again, from the next request on. */
export async function allowNames(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { allowed: boolean; by: Actor },
): Promise<void> {
  demandRight(input.by, 'names.set');
  await ctx.db.transaction(async (tx) => {
    await writeSetting(tx, KEY, input.allowed);
    const action = input.allowed ? 'names.allowed' : 'names.hidden';
    await recordAudit(tx, { actor: input.by, action, at: ctx.clock.now() });
  });
}
