import { Composer, type NextFunction } from 'grammy';
import type { Document } from 'grammy/types';
import { z } from 'zod';
import { listArchivePeople, readOwnArchive } from '#/lib/archives/read-archives.ts';
import { takeArchive } from '#/lib/archives/take-archive.ts';
import type { ArchiveView } from '#/lib/archives/view.ts';
import type { ArchiveRelation } from '#/lib/platform/enums.ts';
import { archiveFile } from '../archive-file.ts';
import { archiveButtons, archiveProof, archiveSummary } from '../archive-words.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { downloadFile, LARGEST_BYTES } from '../download-file.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { answerPress, reply, rewrite } from '../reply.ts';
import { whileTyping } from '../while-typing.ts';

/** A file may be twenty megabytes, with lists of a million people: two of them do not fit in the bot's memory. */
const READ_AT_ONCE = 1;

/** Instagram's own export: how to get it, `/export`; a file of it, answered at once with a result. */
export function archiveFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const inTurn = fewAtOnce(READ_AT_ONCE);
  feature.command('export', (ctx) => tellHow(ctx));
  feature.callbackQuery('archive:how', (ctx) => tellHow(ctx));
  feature.on('message:document', (ctx, next) => take(app, inTurn, ctx, ctx.message.document, next));
  feature.callbackQuery(/^ar:([\w-]+):([nfm]):(\d{1,6})$/, (ctx) => tellPeople(app, ctx, [...ctx.match]));
  feature.callbackQuery(/^art:([\w-]+)$/, (ctx) => tellAgain(app, ctx, ctx.match[1] ?? ''));
  feature.callbackQuery(/^arf:([\w-]+)$/, (ctx) => sendFile(app, ctx, ctx.match[1] ?? ''));
  return feature;
}

async function tellHow(ctx: BotContext): Promise<void> {
  await reply(ctx, ctx.say('archive-how'));
}

type InTurn = ReturnType<typeof fewAtOnce>;

async function take(app: App, inTurn: InTurn, ctx: BotContext, document: Document, next: NextFunction): Promise<void> {
  if (!mayBeArchive(document)) return next();
  if ((document.file_size ?? 0) > LARGEST_BYTES) return refuse(ctx, 'too_big');
  await whileTyping(ctx, () => inTurn(() => takeFile(app, ctx, document)));
}

/** By name or kind; what is in it is looked at when it is here. */
function mayBeArchive({ file_name: name = '', mime_type: kind = '' }: Document): boolean {
  return /\.(?:zip|json|html?|rar|7z|t?gz|tar|bz2|xz)(?:\.\w{1,8})?$/i.test(name) || /zip|json|html/i.test(kind);
}

async function takeFile(app: App, ctx: BotContext, document: Document): Promise<void> {
  const file = await downloadFile(ctx, document.file_id);
  if (!file.ok) return refuse(ctx, file.reason);
  const { bytes } = file;
  const name = (document.file_name ?? '').slice(0, 255);
  const taken = await takeArchive(app.ctx, { customerId: ctx.customer.id, file: { name, bytes }, by: askerOf(ctx) });
  if (!taken.ok) return refuse(ctx, taken.reason);
  await tellTaken(ctx, taken.archive);
}

async function refuse(ctx: BotContext, why: string): Promise<void> {
  await reply(ctx, ctx.say('archive-refused', { why }), [
    [{ text: ctx.say('button-archive-how'), data: 'archive:how' }],
  ]);
}

async function tellTaken(ctx: BotContext, archive: ArchiveView): Promise<void> {
  const { missing, followers, following } = archive;
  if (missing === null) return void (await reply(ctx, archiveSummary(ctx, archive), archiveButtons(ctx, archive)));
  const count = missing === 'followers' ? following : followers;
  await reply(ctx, ctx.say('archive-half', { missing, count }), [
    [{ text: ctx.say('button-archive-how'), data: 'archive:how' }],
  ]);
}

/** A button's export, if it is the presser's. Null when refused and answered. */
async function ownArchive({ ctx: effects }: App, ctx: BotContext, id: string): Promise<ArchiveView | null> {
  const isId = z.uuid().safeParse(id).success;
  const archive = isId ? await readOwnArchive(effects, { id, customerId: ctx.customer.id }) : null;
  if (!archive) await answerPress(ctx, ctx.say('press-archive-gone'), true);
  return archive;
}

async function tellAgain(app: App, ctx: BotContext, id: string): Promise<void> {
  const archive = await ownArchive(app, ctx, id);
  if (archive) await rewrite(ctx, archiveSummary(ctx, archive), archiveButtons(ctx, archive));
}

const RELATIONS: Readonly<Record<string, ArchiveRelation>> = {
  n: 'one_way',
  f: 'fan',
  m: 'mutual',
};

const NAMES_ON_PAGE = 40;

async function tellPeople(app: App, ctx: BotContext, match: readonly string[]): Promise<void> {
  const [, id = '', word = 'n', asked = '0'] = match;
  const archive = await ownArchive(app, ctx, id);
  const relation = RELATIONS[word];
  if (!archive || !relation) return;
  const total = archive.counts[relation];
  const pages = Math.max(1, Math.ceil(total / NAMES_ON_PAGE));
  const page = Math.min(Number(asked), pages - 1);
  const of = { id, customerId: ctx.customer.id, relation, from: page * NAMES_ON_PAGE, limit: NAMES_ON_PAGE };
  const names = await listArchivePeople(app.ctx, of);
  const sure = archive.isDoubtful ? 'no' : 'yes';
  const title = ctx.say('archive-people', { relation, sure, total, page: page + 1, pages });
  const lines = names.map((name) => `<a href="https://www.instagram.com/${name}/">@${name}</a>`);
  const turn = (text: string, to: number) => (to >= 0 && to < pages ? [{ text, data: `ar:${id}:${word}:${to}` }] : []);
  const turns = [...turn('‹', page - 1), ...turn('›', page + 1)];
  await rewrite(ctx, [title, lines.join('\n')].join('\n\n'), [
    ...(turns.length > 0 ? [turns] : []),
    [{ text: ctx.say('button-archive-back'), data: `art:${id}` }],
  ]);
}

async function sendFile(app: App, ctx: BotContext, id: string): Promise<void> {
  const archive = await ownArchive(app, ctx, id);
  if (!archive || archive.missing) return;
  await answerPress(ctx, ctx.say('press-file-coming'));
  const file = await archiveFile(app, ctx, archive);
  await ctx.replyWithDocument(file, { caption: archiveProof(ctx, archive), parse_mode: 'HTML' });
}
