import { autoRetry } from '@grammyjs/auto-retry';
import { sequentialize } from '@grammyjs/runner';
import { Bot } from 'grammy';
import type { App, BotContext } from './bot-context.ts';
import { explainError, harmless } from './explain-error.ts';
import { archiveFeature } from './features/archive.ts';
import { balanceFeature } from './features/balance.ts';
import { buyFeature } from './features/buy.ts';
import { cancelFeature } from './features/cancel.ts';
import { checkFeature } from './features/check.ts';
import { checkoutFeature } from './features/checkout.ts';
import { inviteFeature } from './features/invite.ts';
import { filesFeature } from './features/files.ts';
import { helpFeature } from './features/help.ts';
import { historyFeature } from './features/history.ts';
import { keepFeature } from './features/keep.ts';
import { languageFeature } from './features/language.ts';
import { linkFeature } from './features/link.ts';
import { operatorFeature } from './features/operators.ts';
import { ownDataFeature } from './features/own-data.ts';
import { profileFeature } from './features/profile.ts';
import { resultFeature } from './features/result.ts';
import { secretsFeature } from './features/secrets.ts';
import { startFeature } from './features/start.ts';
import { watchFeature } from './features/watch.ts';
import { handleOnce } from './handle-once.ts';
import { knowOperator } from './know-operator.ts';
import { onlyPrivate } from './only-private.ts';
import { rememberSender } from './remember-sender.ts';
import { slowDown } from './slow-down.ts';

export const UPDATES = ['message', 'callback_query', 'pre_checkout_query'] as const;

/** The bot, not listening yet. One person's updates come in order: a double tap meets the first one's result. */
export function createBot(app: App, options: { token: string; apiRoot: string }): Bot<BotContext> {
  const bot = new Bot<BotContext>(options.token, { client: { apiRoot: options.apiRoot, timeoutSeconds: 60 } });
  bot.api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 60 }));
  bot.catch(({ error }) => app.ctx.log.error({ reason: harmless(error) }, 'an update could not be handled'));

  bot.use(checkoutFeature(app));
  bot.use(handleOnce());
  bot.use(slowDown(app));
  bot.use(sequentialize((ctx) => (ctx.from ? String(ctx.from.id) : undefined)));
  bot.use(explainError(app));
  bot.use(onlyPrivate(app));
  bot.use(rememberSender(app));
  bot.use(knowOperator(app));

  bot.use(secretsFeature(app));
  bot.use(linkFeature(app));
  bot.use(buyFeature(app));
  bot.use(inviteFeature(app));
  bot.use(startFeature(app));
  bot.use(helpFeature(app));
  bot.use(languageFeature(app));
  bot.use(balanceFeature(app));
  bot.use(historyFeature(app));
  bot.use(resultFeature(app));
  bot.use(filesFeature(app));
  bot.use(keepFeature(app));
  bot.use(watchFeature(app));
  bot.use(cancelFeature(app));
  bot.use(ownDataFeature(app));
  bot.use(archiveFeature(app));
  bot.use(checkFeature(app));
  bot.use(operatorFeature(app));
  bot.use(profileFeature(app));
  return bot;
}
