import { Composer } from 'grammy';
import { tellNewcomer } from '#/lib/upkeep/tell-newcomer.ts';
import { accessOffer } from '../access-offer.ts';
import type { App, BotContext } from '../bot-context.ts';
import { mainMenu } from '../main-menu.ts';
import { reply } from '../reply.ts';

/** What the bot does and asks consent for. Operators are told what is open. */
export function startFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('start', async (ctx) => {
    await welcome(app, ctx);
    if (ctx.unlinked) return void (await reply(ctx, ctx.say('op-link-first')));
    if (ctx.operator) await tellNewcomer(app.ctx, { chatId: ctx.customer.id });
  });
  feature.command('menu', (ctx) => welcome(app, ctx));
  feature.callbackQuery('menu:main', (ctx) => welcome(app, ctx));
  return feature;
}

/** Says hello, what the bot does and what going on means; to whom no check is open yet, how to get one. */
export async function welcome(app: App, ctx: BotContext): Promise<void> {
  const name = ctx.from?.first_name ?? '';
  const gift = ctx.given > 0 ? [ctx.say('welcome-gift', { count: ctx.given })] : [];
  const access = await accessOffer(app, ctx);
  const said = [ctx.say('welcome', { name }), ...gift, ...(access ? [access.html] : []), ctx.say('consent')];
  await reply(ctx, said.join('\n\n'), [...(access?.buttons ?? []), ...mainMenu(ctx)]);
}
