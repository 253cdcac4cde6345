import type { Actor } from '#/lib/security/audit.ts';
import type { BotContext } from './bot-context.ts';

/** How an operator who acts through Telegram stands in the audit log. */
export function operatorOf(ctx: BotContext): Actor {
  const name = ctx.from?.username ? `@${ctx.from.username}` : (ctx.from?.first_name ?? 'operator');
  return { kind: 'operator', id: `telegram:${ctx.customer.id}`, name: `${name} (Telegram)` };
}
