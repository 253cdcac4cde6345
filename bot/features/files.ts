import { Composer, InputFile } from 'grammy';
import { buildReport } from '#/lib/checks/build-report.ts';
import { buildTextFile, TEXT_FORMS, type TextForm } from '#/lib/checks/build-text-file.ts';
import { drawCard } from '#/lib/checks/report/draw-card.ts';
import { fansOf, isDoubtful } from '#/lib/checks/unshown.ts';
import { reportCaption } from '#/lib/messages/check-message.ts';
import type { App, BotContext } from '../bot-context.ts';
import { ownCheck } from '../own-check.ts';
import { answerPress, reply } from '../reply.ts';

/** A result as a file, as often as wanted while its lists are kept: a workbook, or text for other programs. */
export function filesFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(/^files:([\w-]+)$/, (ctx) => askForm(app, ctx, ctx.match[1] ?? ''));
  feature.callbackQuery(/^file:([\w-]+)$/, (ctx) => sendWorkbook(app, ctx, ctx.match[1] ?? ''));
  feature.callbackQuery(/^card:([\w-]+)$/, (ctx) => sendCard(app, ctx, ctx.match[1] ?? ''));
  for (const form of TEXT_FORMS)
    feature.callbackQuery(new RegExp(`^${form}:([\\w-]+)$`), (ctx) => sendText(app, ctx, ctx.match[1] ?? '', form));
  return feature;
}

async function askForm(app: App, ctx: BotContext, checkId: string): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  await reply(ctx, ctx.say('which-form', { username: check.targetUsername }), [
    [
      { text: 'Excel', data: `file:${checkId}` },
      { text: 'CSV', data: `csv:${checkId}` },
      { text: 'JSON', data: `json:${checkId}` },
    ],
  ]);
}

async function sendWorkbook(app: App, ctx: BotContext, checkId: string): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  await answerPress(ctx, ctx.say('press-file-coming'));
  await ctx.replyWithChatAction('upload_document').catch(() => {});
  const { fileName, bytes } = await buildReport(app.ctx, { checkId: check.id, language: ctx.language });
  const caption = reportCaption({ ...check, language: ctx.language }, true);
  await ctx.replyWithDocument(new InputFile(bytes, fileName), { caption, parse_mode: 'HTML' });
}

async function sendText(app: App, ctx: BotContext, checkId: string, form: TextForm): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  await answerPress(ctx, ctx.say('press-file-coming'));
  await ctx.replyWithChatAction('upload_document').catch(() => {});
  const { fileName, chunks } = await buildTextFile(app.ctx, { checkId, language: ctx.language, form });
  const caption = reportCaption({ ...check, language: ctx.language }, false);
  await ctx.replyWithDocument(new InputFile(chunks, fileName), { caption, parse_mode: 'HTML' });
}

/** Numbers alone: what is shared names nobody. */
async function sendCard(app: App, ctx: BotContext, checkId: string): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  if (check.status !== 'completed') return answerPress(ctx, ctx.say('press-no-result'), true);
  const mutual = check.mutualCount ?? 0;
  const notFollowingBack = check.notMutualCount ?? 0;
  const unknown = check.unknownCount ?? 0;
  const fans = fansOf(check);
  const picture = new InputFile(await drawCard({ notFollowingBack, unknown, mutual, fans }), 'mutuals.png');
  const doubtful = isDoubtful(check.certificate, notFollowingBack) ? 'yes' : 'no';
  const known = fans === null ? 'no' : 'yes';
  const caption = ctx.say('card', { notFollowingBack, mutual, fans: fans ?? 0, known, unknown, doubtful });
  await ctx.replyWithPhoto(picture, { caption, parse_mode: 'HTML' });
}
