import type { Bot } from 'grammy';
import type { BotContext } from './bot-context.ts';
import { type Language, say } from './texts.ts';

const COMMANDS = ['check', 'balance', 'last', 'language', 'help', 'about', 'mydata', 'forget'] as const;

/** Shows the commands in Telegram's own menu, in both languages. */
export async function publishCommands(bot: Bot<BotContext>): Promise<void> {
  const inLanguage = (language: Language) =>
    COMMANDS.map((command) => ({ command, description: say(language, `command-${command}`) }));
  await bot.api.setMyCommands(inLanguage('en'));
  await bot.api.setMyCommands(inLanguage('ru'), { language_code: 'ru' });
}
