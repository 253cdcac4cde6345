import { Composer } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import { mainMenu } from '../main-menu.ts';
import { reply } from '../reply.ts';

/** `/help`: how it works. */
export function helpFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('help', tellHelp);
  feature.callbackQuery('menu:help', tellHelp);
  return feature;
}

/** How it works, and the main menu. */
export async function tellHelp(ctx: BotContext): Promise<void> {
  await reply(ctx, `${ctx.say('help')}\n\n${ctx.say('help-archive')}`, mainMenu(ctx));
}
