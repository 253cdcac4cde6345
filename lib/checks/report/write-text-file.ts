/** A result as CSV, to open anywhere, or as JSON, for programs. Both are written while they are read. */
import { csvOf } from '#/lib/operators/csv.ts';
import type { Language } from '#/lib/platform/language.ts';
import { type ChangeRow, type FileRow, relationOf } from './file-rows.ts';
import type { ReportHead } from './report-head.ts';
import { reportTexts } from './texts.ts';

export type Contents = {
  head: ReportHead;
  people: AsyncIterable<FileRow>;
  /** Those who are on no list any more. */
  left: AsyncIterable<ChangeRow>;
};

const linkOf = (username: string) => `https://www.instagram.com/${encodeURIComponent(username.toWellFormed())}/`;

/** The mark tells Excel that it is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

const CSV_COLUMNS = [
  'username',
  'fullName',
  'follows',
  'followed',
  'mutual',
  'mayStay',
  'change',
  'usernameWas',
] as const;

/** One row for each person, in the customer's language. */
export async function* writeCsv({ head, people, left }: Contents, language: Language): AsyncGenerator<string> {
  const t = reportTexts(language);
  const word = (so: boolean | null) => t(so === null ? 'how.unknown' : so ? 'yes' : 'no');
  const titles = CSV_COLUMNS.map((column) => t(`columns.${column}`, { username: head.username }));
  yield BYTE_ORDER_MARK + csvOf([[...titles, t('columns.link'), t('columns.how')]]);
  for await (const { group, change, ...row } of people) {
    const { followsYou, youFollow } = relationOf(group);
    const relation = [followsYou, youFollow, youFollow && followsYou, row.mayStay].map(word);
    const changed = [change === null ? '' : t(`changes.${change}`), row.usernameWas ?? ''];
    yield csvOf([[row.username, row.fullName, ...relation, ...changed, linkOf(row.username), t(`how.${row.how}`)]]);
  }
  for await (const { kind, ...row } of left) {
    const stays = [word(false), '', word(false), word(row.mayStay)];
    yield csvOf([[row.username, row.fullName, ...stays, t(`changes.${kind}`), '', linkOf(row.username), '']]);
  }
}

/** Names are as Instagram gave them; ids are text, because some readers round large numbers. */
export async function* writeJson({ head, people, left }: Contents): AsyncGenerator<string> {
  const { marksKept: _marks, saysHow: _how, comparison, certificate, ...totals } = head;
  const proof = { whole: null, lists: [], ...certificate, unknown: totals.unknown };
  const facts = { ...totals, ...proof, comparison };
  yield `${JSON.stringify(facts).slice(0, -1)},\n"people": [`;
  yield* items(people, ({ id, group, ...row }) => {
    const { followsYou: followsProfile, youFollow: followedByProfile } = relationOf(group);
    return { id: String(id), ...row, followsProfile, followedByProfile };
  });
  yield '],\n"left": [';
  yield* items(left, ({ id, kind, username, fullName, mayStay }) => ({
    ...{ id: String(id), username, fullName, mayStay, change: kind },
  }));
  yield ']\n}\n';
}

async function* items<Row>(rows: AsyncIterable<Row>, asJson: (row: Row) => object): AsyncGenerator<string> {
  let before = '\n';
  for await (const row of rows) {
    yield before + JSON.stringify(asJson(row));
    before = ',\n';
  }
}
