import { Composer, InputFile } from 'grammy';
import { buildReport } from '#/lib/checks/build-report.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { reportCaption } from '#/lib/messages/check-message.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { listChecks } from '#/lib/views/read-check.ts';
import { archiveHistory } from '../archive-history.ts';
import type { App, BotContext } from '../bot-context.ts';
import { ownCheck } from '../own-check.ts';
import { answerPress, reply } from '../reply.ts';

const SHOWN = 8;

/** `/last`: the customer's newest checks, and a button for the file of each result. */
export function historyFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const last = (ctx: BotContext) => tellHistory(app, ctx);
  feature.command('last', last);
  feature.callbackQuery('menu:last', last);
  feature.callbackQuery(/^file:([\w-]+)$/, (ctx) => sendFile(app, ctx, ctx.match[1] ?? ''));
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
    .map((row) => [{ text: ctx.say('button-file', { username: row.targetUsername }), data: `file:${row.id}` }]);
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

async function sendFile(app: App, ctx: BotContext, checkId: string): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  await answerPress(ctx, ctx.say('press-file-coming'));
  const { fileName, bytes } = await buildReport(app.ctx, { checkId: check.id, language: ctx.language });
  await ctx.replyWithDocument(new InputFile(bytes, fileName), {
    caption: reportCaption({ ...check, language: ctx.language }, true),
    parse_mode: 'HTML',
  });
}
