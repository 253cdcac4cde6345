import type { Bot } from 'grammy';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '#/lib/platform/language.ts';
import type { BotContext } from './bot-context.ts';
import { say } from './texts.ts';

const COMMANDS = [
  'check',
  'buy',
  'balance',
  'last',
  'watch',
  'keep',
  'export',
  'referral',
  'language',
  'help',
  'about',
  'mydata',
  'forget',
  'paysupport',
  'terms',
] as const;

/** Publishes the commands for Telegram's menu, in every language. */
export async function publishCommands(bot: Bot<BotContext>): Promise<void> {
  const inLanguage = (language: Language) =>
    COMMANDS.map((command) => ({ command, description: say(language, `command-${command}`) }));
  await bot.api.setMyCommands(inLanguage(DEFAULT_LANGUAGE));
  for (const language of LANGUAGES.filter((each) => each !== DEFAULT_LANGUAGE))
    await bot.api.setMyCommands(inLanguage(language), { language_code: language });
}
