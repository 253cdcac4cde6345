import { Composer } from 'grammy';
import type { CheckView } from '#/lib/checks/view.ts';
import { accountRemedy } from '#/lib/messages/account-words.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listDays } from '#/lib/views/list-days.ts';
import { listOpenChallenges } from '#/lib/views/read-attempts.ts';
import { countOpenChecks, listChecks } from '#/lib/views/read-check.ts';
import { askNow } from '../ask-session.ts';
import type { App, BotContext } from '../bot-context.ts';
import { accountsInService, chooseAccount } from '../choose-account.ts';
import { reply } from '../reply.ts';
import { whileTyping } from '../while-typing.ts';

/** What operators look at: accounts, sessions, figures, days, checks that failed. */
export function readingsFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('admin_help', (ctx) => reply(ctx, ctx.say('op-help')));
  feature.command('admin_sessions', (ctx) => tellSessions(app, ctx));
  feature.command('admin_check_session', (ctx) => tellSession(app, ctx, ctx.match));
  feature.command('admin_stats', (ctx) => tellStats(app, ctx));
  feature.command('admin_daily', (ctx) => tellDays(app, ctx));
  feature.command('admin_failed', (ctx) => tellFailed(app, ctx));
  return feature;
}

async function tellSessions(app: App, ctx: BotContext): Promise<void> {
  const lines = (await accountsInService(app)).map((account) => lineOf(ctx, account));
  await reply(ctx, lines.length === 0 ? ctx.say('op-no-accounts') : lines.join('\n\n'));
}

function lineOf(ctx: BotContext, account: AccountView): string {
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

/** A worker asks Instagram now; when the last answer came is told besides. */
async function tellSession(app: App, ctx: BotContext, named: string): Promise<void> {
  const chosen = await chooseAccount(app, ctx, { named, command: '/admin_check_session' });
  if (!chosen) return;
  const { found, account } = await whileTyping(ctx, () => askNow(app, ctx, chosen));
  const { generation } = account;
  const now = app.ctx.clock.now().getTime();
  const ago = (at: Date) => figuresIn(ctx.language).distance(at.getTime() - now);
  const proof = generation && [
    ctx.say('op-session-age', { age: ago(generation.bornAt) }),
    generation.lastGoodAt ? ctx.say('op-session-good', { ago: ago(generation.lastGoodAt) }) : ctx.say('op-session-new'),
  ];
  await reply(ctx, [ctx.say('op-session-asked', { found }), lineOf(ctx, account), ...(proof || [])].join('\n'));
}

async function tellStats(app: App, ctx: BotContext): Promise<void> {
  const [accounts, open, codes] = await Promise.all([
    accountsInService(app),
    countOpenChecks(app.ctx),
    listOpenChallenges(app.ctx),
  ]);
  const active = accounts.filter(({ health }) => health === 'active' || health === 'resting').length;
  await reply(ctx, ctx.say('op-stats', { active, accounts: accounts.length, ...open, codes: codes.length }));
}

const DAYS = 7;

async function tellDays({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  const days = await listDays(effects, { days: DAYS });
  const lines = days.map(({ at, ...counts }) =>
    ctx.say('op-day', { day: figuresIn(ctx.language).dayOfYear(at), ...counts }),
  );
  await reply(ctx, [ctx.say('op-daily'), ...lines].join('\n\n'));
}

const FAILED_SHOWN = 10;

async function tellFailed({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  const { rows } = await listChecks(effects, { status: ['failed'], limit: FAILED_SHOWN });
  const now = effects.clock.now();
  const lines = rows.map((check) => failedLine(ctx, check, now));
  await reply(ctx, lines.length === 0 ? ctx.say('op-none-failed') : [ctx.say('op-failed'), ...lines].join('\n\n'));
}

function failedLine(ctx: BotContext, check: CheckView, now: Date): string {
  const ended = check.finishedAt ?? check.requestedAt;
  return ctx.say('op-failed-line', {
    username: check.targetUsername,
    customer: check.customerName,
    ago: figuresIn(ctx.language).distance(ended.getTime() - now.getTime()),
    failure: check.failure ?? 'unreadable',
  });
}
