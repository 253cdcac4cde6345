import type { NextFunction } from 'grammy';
import type { Actor } from '#/lib/operators/audit.ts';
import { operatorOfChat } from '#/lib/operators/operator-of-chat.ts';
import { mayDo } from '#/lib/operators/rights.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { App, BotContext } from './bot-context.ts';
import type { CommandMenus, Serves } from './command-menus.ts';
import { harmless } from './explain-error.ts';

/**
 * Each update anew: an operator's row gives powers, a chat of the settings alone gives none (`unlinked`). Where operators
 * have a bot of their own, they are customers like others in this one.
 */
export function knowOperator({ ctx: effects }: App, { serves, menus }: { serves: Serves; menus: CommandMenus }) {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    const chatId = ctx.customer.id;
    const operator = serves === 'customers' ? null : await operatorOfChat(effects, { chatId });
    ctx.operator = operator && mayDo(operator, 'account.refresh') ? operator : null;
    ctx.unlinked = serves !== 'customers' && operator === null && isNamed(effects, chatId);
    await next();
    await menus
      .settle({ chatId, isOperator: ctx.operator !== null, language: ctx.language })
      .catch((error: unknown) => effects.log.warn({ reason: harmless(error) }, 'a menu could not be changed'));
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
