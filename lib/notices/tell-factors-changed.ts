import type { Ctx } from '#/lib/context.ts';
import type { TellFactors } from '#/lib/security/factors/remove-factor.ts';
import { type OperatorEffects, oweChat } from './owe-channels.ts';
import { oweOperators } from './owe-notice.ts';

/**
 * For the verbs of second factors: tells the operators that somebody is less protected than before, and that person in
 * a chat of their own where one is known, in the deed's own transaction.
 */
export function tellFactorsChanged(ctx: OperatorEffects & Pick<Ctx, 'queue'>): TellFactors {
  return async (tx, { operator, what, by, at }) => {
    const about = `${operator.id}:${at.toISOString()}`;
    const payload = { operatorId: operator.id, person: operator.name, by: by.name, what };
    const notice = { kind: 'factors_changed' as const, payload, about, at };
    await oweOperators(ctx, tx, notice);
    const chatId = operator.telegramId;
    if (chatId !== null && !ctx.operatorChats.includes(chatId)) await oweChat(ctx, tx, { ...notice, chatId });
  };
}
