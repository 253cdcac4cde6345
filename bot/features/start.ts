import { Composer } from 'grammy';
import { tellNewcomer } from '#/lib/upkeep/tell-newcomer.ts';
import type { App, BotContext } from '../bot-context.ts';
import { mainMenu } from '../main-menu.ts';
import { reply } from '../reply.ts';

/** What the bot does and asks consent for. Operators are told what is open. */
export function startFeature({ ctx: effects }: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('start', async (ctx) => {
    await welcome(ctx);
    if (ctx.unlinked) return void (await reply(ctx, ctx.say('op-link-first')));
    if (ctx.operator) await tellNewcomer(effects, { chatId: ctx.customer.id });
  });
  feature.command('menu', welcome);
  feature.callbackQuery('menu:main', welcome);
  return feature;
}

/** Says hello, what the bot does and what going on means. */
export async function welcome(ctx: BotContext): Promise<void> {
  const name = ctx.from?.first_name ?? '';
  const gift = ctx.given > 0 ? [ctx.say('welcome-gift', { count: ctx.given })] : [];
  await reply(ctx, [ctx.say('welcome', { name }), ...gift, ctx.say('consent')].join('\n\n'), mainMenu(ctx));
}
