import { Composer } from 'grammy';
import type { App, BotContext } from '../bot-context.ts';
import { mainMenu } from '../main-menu.ts';
import { reply } from '../reply.ts';

/** `/help`: how it works. `/about`: what it reads, what it keeps and for how long. */
export function helpFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('help', tellHelp);
  feature.callbackQuery('menu:help', tellHelp);
  feature.command('about', (ctx) => tellAbout(app, ctx));
  return feature;
}

async function tellAbout({ ctx: { limits } }: App, ctx: BotContext): Promise<void> {
  const about = ctx.say('about', { days: limits.journalDays });
  await reply(ctx, `${about}\n\n${ctx.say('about-archive')}`, mainMenu(ctx));
}

/** How it works, and the main menu. */
export async function tellHelp(ctx: BotContext): Promise<void> {
  await reply(ctx, `${ctx.say('help')}\n\n${ctx.say('help-archive')}`, mainMenu(ctx));
}
