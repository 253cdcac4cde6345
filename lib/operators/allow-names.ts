/** Whether viewers see names of customers and of people on lists: only if an owner allows it. */
import type { Ctx } from '#/lib/context.ts';
import { readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';
import { type Actor, recordAudit } from './audit.ts';
import { RULE_KEYS } from './model.ts';
import { demandRight, mayDo } from './rights.ts';

export const NO_NAME = '•••';

/** Whether the asker is shown no names, for the reading's context. */
export async function hidesNames(ctx: Pick<Ctx, 'db'>, input: { by: Actor }): Promise<boolean> {
  return !mayDo(input.by, 'names.see') && (await readSetting(ctx.db, RULE_KEYS.namesForViewers)) !== true;
}

/** Shows names to viewers or hides them, from the next request on. @throws {DomainError} `forbidden`. */
export async function allowNames(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { allowed: boolean; by: Actor },
): Promise<void> {
  demandRight(input.by, 'names.set');
  await ctx.db.transaction(async (tx) => {
    await writeSetting(tx, RULE_KEYS.namesForViewers, input.allowed);
    const action = input.allowed ? 'names.allowed' : 'names.hidden';
    await recordAudit(tx, { actor: input.by, action, at: ctx.clock.now() });
  });
}
