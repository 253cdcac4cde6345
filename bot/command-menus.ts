import type { Api } from 'grammy';
import { listLinked } from '#/lib/operators/list-reachable.ts';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '#/lib/platform/language.ts';
import type { App } from './bot-context.ts';
import { harmless } from './explain-error.ts';
import { say } from './texts.ts';

/** What customers see in Telegram's menu. */
export const CUSTOMER_COMMANDS = [
  ...['check', 'buy', 'balance', 'last', 'watch', 'keep', 'export', 'referral', 'language', 'help'],
  ...['about', 'privacy', 'terms', 'hide', 'mydata', 'forget', 'paysupport'],
];

/** What operators see besides, in their own chats alone. */
const OPERATOR_COMMANDS = [
  ...['admin_sessions', 'admin_check_session', 'admin_refresh', 'admin_set_session', 'admin_code'],
  ...['admin_stats', 'admin_daily', 'admin_failed', 'admin_broadcast', 'admin_maintenance', 'admin_help'],
];

/** Whom the bot serves: with a second bot, each has its own. */
export type Serves = 'everybody' | 'customers' | 'operators';

export type CommandMenus = {
  /** Shows everybody's commands in each language, and operators theirs. */
  publish(): Promise<void>;
  /** Shows somebody who writes the right menu, if it changed. */
  settle(chat: { chatId: bigint; isOperator: boolean; language: Language }): Promise<void>;
};

/** Telegram's menus: by language for all private chats, and a longer one in each operator's own. Groups have none. */
export function createCommandMenus({ ctx }: App, api: Api, serves: Serves): CommandMenus {
  const shown = new Map<bigint, Language>();
  const forEverybody = serves === 'operators' ? [] : CUSTOMER_COMMANDS;
  const inLanguage = (language: Language, names: readonly string[]) =>
    names.map((command) => ({ command, description: say(language, `command-${command.replaceAll('_', '-')}`) }));

  async function show(chatId: bigint, language: Language): Promise<void> {
    const commands = inLanguage(language, [...forEverybody, ...OPERATOR_COMMANDS]);
    await api.setMyCommands(commands, { scope: { type: 'chat', chat_id: Number(chatId) } });
    shown.set(chatId, language);
  }

  async function hide(chatId: bigint): Promise<void> {
    await api.deleteMyCommands({ scope: { type: 'chat', chat_id: Number(chatId) } });
    shown.delete(chatId);
  }

  async function showOperators(): Promise<void> {
    for (const { chatId, language, acts } of await listLinked(ctx))
      await (acts ? show(chatId, language) : hide(chatId)).catch(() => {}); // they never wrote to this bot
  }

  return {
    async publish() {
      const scope = { type: 'all_private_chats' } as const;
      for (const language of LANGUAGES) {
        const other = language === DEFAULT_LANGUAGE ? {} : { language_code: language };
        await api.setMyCommands(inLanguage(language, forEverybody), { scope, ...other });
        await api.deleteMyCommands(other); // a version before showed them in groups, too
      }
      if (serves === 'customers') return;
      // not waited for: without the database the bot still has to answer checkouts
      void showOperators().catch((error: unknown) => {
        ctx.log.warn({ reason: harmless(error) }, 'operators see their commands in the menu once they write');
      });
    },
    async settle({ chatId, isOperator, language }) {
      const now = isOperator ? language : undefined;
      if (shown.get(chatId) === now) return;
      await (now ? show(chatId, now) : hide(chatId));
    },
  };
}
