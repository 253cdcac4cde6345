import type { Env } from '#/lib/platform/env.ts';
import type { App } from './bot-context.ts';
import { createBot, type MadeBot } from './create-bot.ts';

export type NamedBot = MadeBot & { tokenName: string };

/** The bots that the settings name: none, one for everybody, or one for customers and one for operators. */
export function botsOf(app: App, { telegramToken, adminBotToken, telegramOrigin: apiRoot }: Env<'bot'>): NamedBot[] {
  if (!telegramToken) return [];
  const serves = adminBotToken ? 'customers' : 'everybody';
  const bots = [{ ...createBot(app, { token: telegramToken, apiRoot, serves }), tokenName: 'TELEGRAM_TOKEN' }];
  if (!adminBotToken) return bots;
  const operators = createBot(app, { token: adminBotToken, apiRoot, serves: 'operators' });
  return [...bots, { ...operators, tokenName: 'ADMIN_BOT_TOKEN' }];
}
