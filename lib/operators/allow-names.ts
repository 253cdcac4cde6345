/** Whether viewers see names of customers and of people on lists: only if an owner allows it. */
import type { Ctx } from '#/lib/context.ts';
import { readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';
import { type Actor, recordAudit } from './audit.ts';
import { demandRight, mayDo } from './rights.ts';

const KEY = 'names.for_viewers';

export const NO_NAME = '•••';

/** Whether viewers see names. */
export async function areNamesAllowed(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return (await readSetting(ctx.db, KEY)) === true;
}

/** Whether the asker is shown no names, for the reading's context. */
export async function hidesNames(ctx: Pick<Ctx, 'db'>, input: { by: Actor }): Promise<boolean> {
  return !mayDo(input.by, 'names.see') && !(await areNamesAllowed(ctx));
}

/** Shows names to viewers or hides them, from the next request on. @throws {DomainError} `forbidden`. */
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
