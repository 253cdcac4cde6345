import type { ArchiveView } from '#/lib/archives/view.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import type { BotContext } from './bot-context.ts';
import type { Buttons } from './reply.ts';

/** The result of an export, in paragraphs: totals, where they are from, and what may be missing. */
export function archiveSummary(ctx: BotContext, archive: ArchiveView): string {
  const { followers, following, counts, isDoubtful } = archive;
  const share = figuresIn(ctx.language).percent(following === 0 ? 0 : counts.mutual / following);
  const totals = ctx.say('archive-summary', {
    username: archive.username ?? '',
    named: archive.username === null ? 'no' : 'yes',
    followers,
    following,
    mutual: counts.mutual,
    share,
    notMutual: counts.one_way,
    fans: counts.fan,
    sure: isDoubtful ? 'no' : 'yes',
  });
  return [totals, ...archiveDoubts(ctx, archive), archiveProof(ctx, archive)].join('\n\n');
}

/** Where the lists are from: the certificate of an export. */
export function archiveProof(ctx: BotContext, { stated, oldestAt, newestAt }: ArchiveView): string {
  const { day } = figuresIn(ctx.language);
  const [from, until] = stated ? [stated.from, stated.until] : [oldestAt, newestAt];
  return ctx.say('archive-proof', {
    range: stated ? 'stated' : from && until ? 'seen' : 'none',
    from: from ? day(from) : '',
    until: until ? day(until) : '',
  });
}

/** What may be missing; empty when nothing says that something is. */
export function archiveDoubts(ctx: BotContext, archive: ArchiveView): string[] {
  const { coverage, missingFiles, unreadable, oldestAt } = archive;
  const day = (at: Date | null | undefined) => (at ? figuresIn(ctx.language).day(at) : '');
  const rows = unreadable.followers + unreadable.following;
  return [
    ...(missingFiles.length > 0 ? [ctx.say('archive-gap', { files: missingFiles.slice(0, 5).join(', ') })] : []),
    ...(archive.isInPieces && archive.isDoubtful ? [ctx.say('archive-pieces')] : []),
    ...(coverage === 'cut' ? [ctx.say('archive-cut', { from: day(archive.stated?.from) })] : []),
    ...(coverage === 'perhaps_cut' ? [ctx.say('archive-perhaps-cut', { from: day(oldestAt) })] : []),
    ...(archive.followers === 0 && archive.following > 0 ? [ctx.say('archive-nobody')] : []),
    ...(rows > 0 ? [ctx.say('archive-unreadable', { rows })] : []),
    ...(archive.isDoubtful ? [ctx.say('archive-may-follow')] : []),
  ];
}

/** Lists of the result, and its file. */
export function archiveButtons(ctx: BotContext, { id, counts }: ArchiveView): Buttons {
  const list = (key: string, word: string, count: number) =>
    count === 0 ? [] : [[{ text: ctx.say(key, { count }), data: `ar:${id}:${word}:0` }]];
  return [
    ...list('button-archive-not-back', 'n', counts.one_way),
    ...list('button-archive-fans', 'f', counts.fan),
    ...list('button-archive-mutual', 'm', counts.mutual),
    [{ text: ctx.say('button-archive-file'), data: `arf:${id}` }],
  ];
}
