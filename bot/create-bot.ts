import { autoRetry } from '@grammyjs/auto-retry';
import { sequentialize } from '@grammyjs/runner';
import { Bot } from 'grammy';
import type { App, BotContext } from './bot-context.ts';
import { type CommandMenus, createCommandMenus, type Serves } from './command-menus.ts';
import { explainError, harmless } from './explain-error.ts';
import { accessFeature } from './features/access.ts';
import { archiveFeature } from './features/archive.ts';
import { balanceFeature } from './features/balance.ts';
import { buyFeature } from './features/buy.ts';
import { cancelFeature } from './features/cancel.ts';
import { checkFeature } from './features/check.ts';
import { checkoutFeature } from './features/checkout.ts';
import { comingsFeature } from './features/comings.ts';
import { filesFeature } from './features/files.ts';
import { helpFeature } from './features/help.ts';
import { hideFeature } from './features/hide.ts';
import { historyFeature } from './features/history.ts';
import { inviteFeature } from './features/invite.ts';
import { keepFeature } from './features/keep.ts';
import { languageFeature } from './features/language.ts';
import { linkFeature } from './features/link.ts';
import { onlyOperatorsFeature } from './features/only-operators.ts';
import { operatorFeature } from './features/operators.ts';
import { ownDataFeature } from './features/own-data.ts';
import { payByCardFeature } from './features/pay-by-card.ts';
import { profileFeature } from './features/profile.ts';
import { resultFeature } from './features/result.ts';
import { secretsFeature } from './features/secrets.ts';
import { startFeature } from './features/start.ts';
import { trustFeature } from './features/trust.ts';
import { unreadFeature } from './features/unread.ts';
import { watchFeature } from './features/watch.ts';
import { handleOnce } from './handle-once.ts';
import { knowOperator } from './know-operator.ts';
import { obeyFloods } from './obey-floods.ts';
import { onlyPrivate } from './only-private.ts';
import { readEdits } from './read-edits.ts';
import { rememberSender } from './remember-sender.ts';
import { sayMaintenance } from './say-maintenance.ts';
import { slowDown } from './slow-down.ts';
import { showTyping, showUploads } from './while-typing.ts';

export const UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'pre_checkout_query'] as const;

export type MadeBot = { bot: Bot<BotContext>; menus: CommandMenus };

/**
 * The bot, not listening yet. One person's updates come in order: a double tap meets the first one's result. Whatever
 * may not wait for anything, such as the question before a payment, stands before `slowDown`.
 */
export function createBot(app: App, options: { token: string; apiRoot: string; serves?: Serves }): MadeBot {
  const { serves = 'everybody' } = options;
  const bot = new Bot<BotContext>(options.token, { client: { apiRoot: options.apiRoot, timeoutSeconds: 60 } });
  bot.api.config.use(obeyFloods(app), autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 60 }), showUploads());
  bot.catch(({ error }) => app.ctx.log.error({ reason: harmless(error) }, 'an update could not be handled'));
  const menus = createCommandMenus(app, bot.api, serves);

  bot.use(checkoutFeature(app));
  bot.use(handleOnce());
  bot.use(readEdits());
  bot.use(slowDown(app));
  bot.use(sequentialize((ctx) => (ctx.from ? String(ctx.from.id) : undefined)));
  bot.use(explainError(app));
  bot.use(onlyPrivate(app));
  bot.use(showTyping());
  bot.use(rememberSender(app));
  bot.use(knowOperator(app, { serves, menus }));

  bot.use(comingsFeature(app));
  bot.use(secretsFeature(app));
  if (serves !== 'customers') bot.use(linkFeature(app));
  if (serves === 'operators') bot.use(onlyOperatorsFeature(app));
  else forCustomers(bot, app);
  return { bot, menus };
}

function forCustomers(bot: Bot<BotContext>, app: App): void {
  bot.use(buyFeature(app));
  bot.use(payByCardFeature(app));
  bot.use(accessFeature(app));
  bot.use(inviteFeature(app));
  bot.use(startFeature(app));
  bot.use(helpFeature());
  bot.use(trustFeature(app));
  bot.use(languageFeature(app));
  bot.use(balanceFeature(app));
  bot.use(historyFeature(app));
  bot.use(resultFeature(app));
  bot.use(filesFeature(app));
  bot.use(keepFeature(app));
  bot.use(watchFeature(app));
  bot.use(cancelFeature(app));
  bot.use(ownDataFeature(app));
  bot.use(hideFeature(app));
  bot.use(archiveFeature(app));
  bot.use(operatorFeature(app));
  bot.use(sayMaintenance(app));
  bot.use(checkFeature(app));
  bot.use(unreadFeature());
  bot.use(profileFeature(app));
}
