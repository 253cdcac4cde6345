import { InputFile } from 'grammy';
import { listArchivePeople } from '#/lib/archives/read-archives.ts';
import type { ArchiveView } from '#/lib/archives/view.ts';
import { REPORT_ROWS_LIMIT } from '#/lib/checks/build-report.ts';
import type { ReportRow } from '#/lib/checks/report/report-row.ts';
import { type Tables, writeWorkbook } from '#/lib/checks/report/write-workbook.ts';
import type { ArchiveRelation } from '#/lib/platform/enums.ts';
import { archiveDoubts, archiveProof } from './archive-words.ts';
import type { App, BotContext } from './bot-context.ts';

/** An export knows no numbers: nobody can be told apart from one export to the next. */
const NO_CHANGES: Tables['changes'] = { async *[Symbol.asyncIterator]() {} };

/** The result of an export as a workbook, those who do not follow back first. @throws {DomainError} `gone` */
export async function archiveFile(app: App, ctx: BotContext, archive: ArchiveView): Promise<InputFile> {
  const { counts, followers, following, sentAt } = archive;
  const shortened = followers + counts.one_way > REPORT_ROWS_LIMIT;
  const head = {
    username: archive.username ?? ctx.say('archive-whoever'),
    finishedAt: sentAt,
    followers,
    following,
    mutual: counts.mutual,
    notMutual: counts.one_way,
    unknown: 0,
    saysHow: false,
    share: following === 0 ? 0 : counts.mutual / following,
    certificate: null,
    proof: [archiveProof(ctx, archive), ...archiveDoubts(ctx, archive)].map(plain),
    shortenedTo: shortened ? REPORT_ROWS_LIMIT : null,
    marksKept: false,
    comparison: null,
  };
  const rows = await rowsOf(app, ctx, archive, shortened);
  const bytes = await writeWorkbook(head, { rows, changes: NO_CHANGES }, ctx.language);
  return new InputFile(bytes, `${archive.username ?? 'instagram'}-${sentAt.toISOString().slice(0, 10)}-export.xlsx`);
}

async function rowsOf(app: App, ctx: BotContext, { id }: ArchiveView, shortened: boolean): Promise<ReportRow[]> {
  const rowsIn = async (relation: ArchiveRelation): Promise<ReportRow[]> => {
    const of = { id, customerId: ctx.customer.id, relation, from: 0, limit: REPORT_ROWS_LIMIT };
    const [youFollow, followsYou] = [relation !== 'fan', relation !== 'one_way'];
    const names = await listArchivePeople(app.ctx, of);
    return names.map((username) => ({ username, fullName: '', followsYou, youFollow, mayStay: false, how: 'listed' }));
  };
  const first = await rowsIn('one_way');
  return shortened ? first : [...first, ...(await rowsIn('fan')), ...(await rowsIn('mutual'))];
}

/** A sentence of the chat without its marks. */
function plain(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/^[^\p{L}\p{N}]+/u, '');
}
