import { z } from 'zod';
import { noteForeignCheck } from '#/lib/checks/note-foreign-check.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { readCheck } from '#/lib/views/read-check.ts';
import { askerOf } from './asker-of.ts';
import type { App, BotContext } from './bot-context.ts';
import { answerPress } from './reply.ts';

/** A button's check, if it is the presser's; ids can be forged. @returns null when refused and answered. */
export async function ownCheck({ ctx: effects }: App, ctx: BotContext, checkId: string): Promise<CheckView | null> {
  const check = z.uuid().safeParse(checkId).success ? await readOrNull(effects, checkId) : null;
  if (check && check.customerId === ctx.customer.id) return check;

  if (check) await noteForeignCheck(effects, { checkId, by: askerOf(ctx) });
  await answerPress(ctx, ctx.say('press-not-yours'), true);
  return null;
}

async function readOrNull(effects: App['ctx'], checkId: string): Promise<CheckView | null> {
  try {
    return await readCheck(effects, { checkId });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null;
    throw error;
  }
}
