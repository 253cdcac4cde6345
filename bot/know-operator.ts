import type { NextFunction } from 'grammy';
import type { Actor } from '#/lib/operators/audit.ts';
import { operatorOfChat } from '#/lib/operators/operator-of-chat.ts';
import { mayDo } from '#/lib/operators/rights.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { App, BotContext } from './bot-context.ts';

/** Each update anew: an operator's row gives powers, a chat of the settings alone gives none (`unlinked`). */
export function knowOperator({ ctx: effects }: App) {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    const operator = await operatorOfChat(effects, { chatId: ctx.customer.id });
    ctx.operator = operator && mayDo(operator, 'account.refresh') ? operator : null;
    ctx.unlinked = operator === null && isNamed(effects, ctx.customer.id);
    await next();
  };
}

function isNamed({ operatorChannels }: App['ctx'], chatId: bigint): boolean {
  return operatorChannels.addresses.telegram?.includes(String(chatId)) ?? false;
}

/** The operator who writes, as the one who acts. @throws {DomainError} `forbidden` for everybody else. */
export function operatorOf({ operator }: BotContext): Actor {
  if (!operator) throw new DomainError('forbidden', 'This is for operators.');
  return operator;
}
