import { Composer } from 'grammy';
import { accountRemedy, refreshRefused } from '#/lib/messages/account-words.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccounts } from '#/lib/views/read-account.ts';
import { listOpenChallenges } from '#/lib/views/read-attempts.ts';
import { countOpenChecks } from '#/lib/views/read-check.ts';

import type { App, BotContext } from '../bot-context.ts';
import { operatorOf } from '../know-operator.ts';
import { reply } from '../reply.ts';
import { lateCodeFeature } from './late-code.ts';
import { codeFeature } from './operator-code.ts';

/** For everybody else these commands do not exist. */
export function operatorFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const operators = feature.filter((ctx) => ctx.operator !== null);
  operators.command('admin_help', (ctx) => reply(ctx, ctx.say('op-help')));
  operators.command('admin_sessions', (ctx) => tellSessions(app, ctx));
  operators.command('admin_stats', (ctx) => tellStats(app, ctx));
  operators.command('admin_refresh', (ctx) => askForRefresh(app, ctx, ctx.match));
  operators.use(codeFeature(app));
  operators.use(lateCodeFeature(app));
  return feature;
}

async function tellSessions({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  const accounts = (await listAccounts(effects)).filter(({ status }) => status !== 'retired');
  const lines = accounts.map((account) => lineOf(ctx, account));
  await reply(ctx, lines.length === 0 ? ctx.say('op-no-accounts') : lines.join('\n\n'));
}

function lineOf(ctx: BotContext, account: AccountView) {
  const { username, health, generation, runningChecks, waitingChecks } = account;
  const facts = { username, health, running: runningChecks, waiting: waitingChecks };
  const session = generation
    ? ctx.say('op-session', {
        number: generation.number,
        masked: generation.maskedSessionId,
        requests: generation.requests,
      })
    : ctx.say('op-no-session');
  const remedy = accountRemedy(account, ctx.language);
  return [ctx.say('op-account', facts), session, ...(remedy ? [remedy] : [])].join('\n');
}

async function tellStats({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  const [accounts, open, codes] = await Promise.all([
    listAccounts(effects),
    countOpenChecks(effects),
    listOpenChallenges(effects),
  ]);
  await reply(
    ctx,
    ctx.say('op-stats', {
      active: accounts.filter(({ health }) => health === 'active' || health === 'resting').length,
      accounts: accounts.filter(({ status }) => status !== 'retired').length,
      ...open,
      codes: codes.length,
    }),
  );
}

/** Of the account that is named, or of the only one. */
async function askForRefresh({ ctx: effects }: App, ctx: BotContext, named: string): Promise<void> {
  const accounts = (await listAccounts(effects)).filter(({ status }) => status !== 'retired');
  const name = named.trim().replace(/^@/, '').toLowerCase();
  const account = name
    ? accounts.find(({ username }) => username === name)
    : accounts.length === 1
      ? accounts[0]
      : undefined;
  if (!account) {
    const names = accounts.map(({ username }) => `@${username}`).join(', ');
    await reply(ctx, names === '' ? ctx.say('op-no-accounts') : ctx.say('op-refresh-which', { accounts: names }));
    return;
  }
  const { username } = account;
  try {
    const { joined } = await requestRefresh(effects, { accountId: account.id, cause: 'manual', by: operatorOf(ctx) });
    await reply(ctx, ctx.say('op-refresh-asked', { username, joined: joined ? 'yes' : 'no' }));
  } catch (error) {
    const why = refreshRefused(error, username, ctx.language);
    if (why === null) throw error;
    await reply(ctx, why);
  }
}
