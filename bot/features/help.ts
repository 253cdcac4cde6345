import { Composer } from 'grammy';
import type { App, BotContext } from '../bot-context.ts';
import { mainMenu } from '../main-menu.ts';
import { reply } from '../reply.ts';

/** `/help`: how it works. `/about`: what it reads, what it keeps and for how long. */
export function helpFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const help = (ctx: BotContext) => reply(ctx, ctx.say('help'), mainMenu(ctx));
  feature.command('help', help);
  feature.callbackQuery('menu:help', help);
  feature.command('about', (ctx) => reply(ctx, ctx.say('about', { days: app.ctx.limits.journalDays }), mainMenu(ctx)));
  return feature;
}
