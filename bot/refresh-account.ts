import { refreshRefused } from '#/lib/messages/account-words.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import type { App, BotContext } from './bot-context.ts';
import { operatorOf } from './know-operator.ts';

/** Asks for a new sign-in. @returns what came of it, in HTML. */
export async function refreshAccount(
  { ctx: effects }: App,
  ctx: BotContext,
  { id, username }: { id: string; username: string },
): Promise<string> {
  try {
    const { joined } = await requestRefresh(effects, { accountId: id, cause: 'manual', by: operatorOf(ctx) });
    return ctx.say('op-refresh-asked', { username, joined: joined ? 'yes' : 'no' });
  } catch (error) {
    const why = refreshRefused(error, username, ctx.language);
    if (why === null) throw error;
    return why;
  }
}
