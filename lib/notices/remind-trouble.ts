import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { type OperatorEffects, oweChannels } from './owe-channels.ts';
import { closeTroubles, type OpenTrouble, openTroubles, takeReminder } from './trouble-store.ts';
import { pauseBeforeReminder, troubleOf } from './troubles.ts';

/** Every trouble that operators were told of and that nothing has ended yet. */
export function listOpenTroubles(ctx: Pick<Ctx, 'db'>): Promise<OpenTrouble[]> {
  return openTroubles(ctx.db);
}

/**
 * Tells operators again of a trouble that lasts, if it is time: one worker does, the others find it done.
 * @returns whether this call told them.
 */
export async function remindTrouble(
  ctx: OperatorEffects & Pick<Ctx, 'db' | 'clock'>,
  trouble: OpenTrouble,
): Promise<boolean> {
  const at = ctx.clock.now();
  if (trouble.remindAt > at) return false;
  const number = trouble.reminders + 1;
  return ctx.db.transaction(async (tx) => {
    if (!(await takeReminder(tx, trouble, after(at, pauseBeforeReminder(number))))) return false;
    await oweChannels(ctx, tx, trouble.notice, { about: trouble.id, at, reminder: { number, since: trouble.since } });
    return true;
  });
}

/** Ends the troubles whose names begin so without a word, in the transaction of what ended them. */
export function endTroubles(tx: Tx, beginning: string): Promise<void> {
  return closeTroubles(tx, { beginning });
}

/** Ends a trouble without a word: it went away by itself, or a person saw to it. */
export async function closeTrouble(ctx: Pick<Ctx, 'db'>, trouble: OpenTrouble): Promise<void> {
  const name = troubleOf(trouble.notice);
  if (name) await closeTroubles(ctx.db, { beginning: name });
}
