import { Composer } from 'grammy';
import type { CheckView } from '#/lib/checks/view.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { listChecks } from '#/lib/views/read-check.ts';
import { archiveHistory } from '../archive-history.ts';
import type { App, BotContext } from '../bot-context.ts';
import { reply } from '../reply.ts';

const SHOWN = 8;

/** `/history` and `/last`: the customer's newest checks; each result opens again, and its file comes again. */
export function historyFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const last = (ctx: BotContext) => tellHistory(app, ctx);
  feature.command(['history', 'last'], last);
  feature.callbackQuery('menu:last', last);
  return feature;
}

async function tellHistory({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  const { rows } = await listChecks(effects, { customerId: ctx.customer.id, limit: SHOWN });
  const archives = await archiveHistory(effects, ctx);
  if (rows.length === 0 && archives.lines.length === 0) {
    return void (await reply(ctx, ctx.say('history-empty'), [[{ text: ctx.say('menu-check'), data: 'menu:check' }]]));
  }
  const files = rows
    .filter(({ status }) => status === 'completed')
    .map(({ id, targetUsername: username }) => [
      { text: ctx.say('button-open', { username }), data: `open:${id}` },
      { text: ctx.say('button-file', { username }), data: `file:${id}` },
    ]);
  const lines = rows.map((row) => lineOf(ctx, row));
  const checks = lines.length > 0 ? [ctx.say('history'), ...lines] : [];
  await reply(ctx, [...checks, ...archives.lines].join('\n\n'), [...files, ...archives.buttons]);
}

function lineOf(ctx: BotContext, row: CheckView): string {
  return ctx.say('history-line', {
    username: row.targetUsername,
    day: figuresIn(ctx.language).dayOfYear(row.requestedAt),
    status: row.status === 'completed' && row.certificate?.whole === false ? 'partial' : row.status,
    notMutual: row.notMutualCount ?? 0,
  });
}
