import { Composer } from 'grammy';
import { setLanguage } from '#/lib/customers/read-customer.ts';
import { LANGUAGE_NAMES, LANGUAGES, spokenLanguage } from '#/lib/platform/language.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { mainMenu } from '../main-menu.ts';
import { speak } from '../remember-sender.ts';
import { reply, rewrite } from '../reply.ts';

const BUTTONS = LANGUAGES.map((language) => ({ text: LANGUAGE_NAMES[language], data: `lang:${language}` }));

/** `/language`: the language of everything the bot says from now on. */
export function languageFeature({ ctx: effects }: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const ask = (ctx: BotContext) => reply(ctx, ctx.say('which-language'), [BUTTONS]);
  feature.command('language', ask);
  feature.callbackQuery('menu:language', ask);
  feature.callbackQuery(/^lang:([a-z]{2})$/, async (ctx) => {
    const language = spokenLanguage(ctx.match[1]);
    await setLanguage(effects, { id: ctx.customer.id, language, by: askerOf(ctx) });
    speak(ctx, language);
    await rewrite(ctx, ctx.say('language-set'), mainMenu(ctx));
  });
  return feature;
}
