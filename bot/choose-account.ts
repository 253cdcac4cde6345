import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccounts } from '#/lib/views/read-account.ts';
import type { App, BotContext } from './bot-context.ts';
import { reply } from './reply.ts';

/** The accounts in service, oldest first. */
export async function accountsInService({ ctx: effects }: App): Promise<AccountView[]> {
  return (await listAccounts(effects)).filter(({ status }) => status !== 'retired');
}

/** The account that is named after `command`, or the only one. @returns null when it was asked which. */
export async function chooseAccount(
  app: App,
  ctx: BotContext,
  { named, command }: { named: string; command: string },
): Promise<AccountView | null> {
  const accounts = await accountsInService(app);
  const name = named.trim().replace(/^@/, '').toLowerCase();
  const only = accounts.length === 1 ? accounts[0] : undefined;
  const account = name ? accounts.find(({ username }) => username === name) : only;
  if (account) return account;

  const names = accounts.map(({ username }) => `@${username}`).join(', ');
  await reply(
    ctx,
    names === '' ? ctx.say('op-no-accounts') : ctx.say('op-which-account', { accounts: names, command }),
  );
  return null;
}
