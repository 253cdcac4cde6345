import { Composer } from 'grammy';
import { setLanguage } from '#/lib/customers/read-customer.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { mainMenu } from '../main-menu.ts';
import { speak } from '../remember-sender.ts';
import { reply, rewrite } from '../reply.ts';

const LANGUAGES = [
  { text: 'English', data: 'lang:en' },
  { text: 'Русский', data: 'lang:ru' },
];

/** `/language`: English or Russian, for everything the bot says from now on. */
export function languageFeature({ ctx: effects }: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const ask = (ctx: BotContext) => reply(ctx, ctx.say('which-language'), [LANGUAGES]);
  feature.command('language', ask);
  feature.callbackQuery('menu:language', ask);
  feature.callbackQuery(/^lang:(en|ru)$/, async (ctx) => {
    const language = ctx.match[1] === 'ru' ? 'ru' : 'en';
    await setLanguage(effects, { id: ctx.customer.id, language, by: askerOf(ctx) });
    speak(ctx, language);
    await rewrite(ctx, ctx.say('language-set'), mainMenu(ctx));
  });
  return feature;
}
