import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#/lib/platform/clock.ts';
import { createDatabase, type TestDatabase } from '#/tests/database.ts';
import { buildReport, REPORT_ROWS_LIMIT } from './build-report.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.db.customer.create({ data: { id: 1n, referralCode: 'one' } });
});
afterAll(() => database.close());

type Person = [id: bigint, username: string, fullName?: string];
type Page = { list: 'followers' | 'following'; walk?: number; sequence?: number; people: Person[] };

async function completed(pages: Page[], data: object = {}): Promise<string> {
  const id = randomUUID();
  const finishedAt = new Date('2026-11-23T18:04:00Z');
  const counts = { mutualCount: 1, notMutualCount: 2 };
  const base = { id, customerId: 1n, door: 'bot', targetUsername: 'ada', status: 'completed' } as const;
  await database.db.check.create({ data: { ...base, ...counts, requestedAt: finishedAt, finishedAt, ...data } });
  for (const { list, walk = 1, sequence = 1, people } of pages) {
    const users = {
      userIds: people.map(([person]) => person),
      usernames: people.map(([, username]) => username),
      fullNames: people.map(([, , fullName]) => fullName ?? ''),
    };
    const read = { dialect: 'rest', generation: 1, run: 1, tookMs: 1, readAt: new Date(Date.now() + walk * 1_000) };
    await database.db.checkPage.create({ data: { checkId: id, list, walk, sequence, ...read, ...users } });
  }
  return id;
}

async function sheetOf(checkId: string, language: 'en' | 'ru' = 'en') {
  const { fileName, bytes } = await buildReport({ db: database.db, clock: systemClock }, { checkId, language });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('The workbook has no sheet.');
  const rows: unknown[][] = [];
  sheet.eachRow((row) => rows.push(Array.from(row.values as unknown[], (value) => value ?? '').slice(1)));
  const titles = rows.findIndex((row) => row.length === 7);
  return { fileName, sheet, head: rows.slice(0, titles), table: rows.slice(titles), text: JSON.stringify(rows) };
}

const link = (name: string) => ({
  text: `https://www.instagram.com/${name}/`,
  hyperlink: `https://www.instagram.com/${name}/`,
});

describe('the report', () => {
  it('lists everybody by numeric id, those who do not follow back first, with totals above', async () => {
    const checkId = await completed(
      [
        {
          list: 'followers',
          people: [
            [1n, 'bob', 'Bob'],
            [4n, 'fan'],
          ],
        },
        {
          list: 'following',
          people: [
            [1n, 'bob_old'],
            [2n, 'eve', 'Eve'],
          ],
        },
        { list: 'following', sequence: 2, people: [[3n, 'cat']] },
      ],
      { followersRead: 2, followingRead: 3 },
    );
    const { fileName, head, table } = await sheetOf(checkId);

    expect(fileName).toBe('ada-2026-11-23.xlsx');
    expect(head[0]?.[0]).toBe('Who follows back: @ada');
    expect(head.slice(2, 7).map((row) => [row[0], row[2]])).toEqual([
      ['Followers', 2],
      ['Following', 3],
      ['Mutual', 1],
      ['Do not follow back', 2],
      ['Mutuality', 1 / 3],
    ]);
    expect(table).toEqual([
      ['No.', 'User name', 'Full name', 'Follows you?', 'You follow?', 'Mutual?', 'Link'],
      [1, 'cat', '', 'No', 'Yes', 'No', link('cat')],
      [2, 'eve', 'Eve', 'No', 'Yes', 'No', link('eve')],
      [3, 'fan', '', 'Yes', 'No', 'No', link('fan')],
      [4, 'bob_old', '', 'Yes', 'Yes', 'Yes', link('bob_old')],
    ]);
  });

  it('counts somebody once over all walks, under the newest name', async () => {
    const checkId = await completed([
      { list: 'following', walk: 1, people: [[7n, 'before', 'Old Name']] },
      { list: 'following', walk: 2, people: [[7n, 'after', 'New Name']] },
      { list: 'followers', people: [] },
    ]);
    const { table } = await sheetOf(checkId);
    expect(table.slice(1)).toEqual([[1, 'after', 'New Name', 'No', 'Yes', 'No', link('after')]]);
  });

  it.each([
    ['=HYPERLINK("https://evil.example","x")', `'=HYPERLINK("https://evil.example","x")`],
    ['+49 1', "'+49 1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\u202e=evil\u0007', "'=evil"],
    ['<script>&"', '<script>&"'],
    ['Анна 🌿', 'Анна 🌿'],
  ])('keeps the name %s from doing anything', async (hostile, shown) => {
    const checkId = await completed([{ list: 'following', people: [[1n, 'x', hostile]] }]);
    const { sheet } = await sheetOf(checkId);
    const cell = sheet.getRow(sheet.rowCount).getCell(3);
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.value).toBe(shown);
  });

  it('colours the answers green and red', async () => {
    const checkId = await completed([{ list: 'following', people: [[1n, 'x']] }]);
    const { sheet } = await sheetOf(checkId);
    const colours = [4, 5].map((column) => {
      const fill = sheet.getRow(sheet.rowCount).getCell(column).fill;
      return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
    });
    expect(colours).toEqual(['FFF9D6D5', 'FFD7F0DC']);
  });

  it('speaks Russian, and says when a list is not whole', async () => {
    const certificate = { whole: false, lists: [{ list: 'followers', read: 728 }] };
    const { head } = await sheetOf(
      await completed([{ list: 'following', people: [[1n, 'x']] }], { certificate }),
      'ru',
    );
    expect(head[2]).toMatchObject(['Подписчики', '', 728]);
    expect(head[7]?.[2]).toContain('показал не всё');
  });

  it('lists only those who do not follow back when the lists are very long', async () => {
    const checkId = await completed([{ list: 'following', people: [[0n, 'lonely']] }], {
      followersRead: REPORT_ROWS_LIMIT + 1,
      followingRead: 1,
      mutualCount: 0,
      notMutualCount: 1,
    });
    await database.db.$executeRaw`
      insert into check_pages (check_id, list, walk, sequence, dialect, generation, run, took_ms, user_ids, usernames, full_names)
      select ${checkId}::uuid, 'followers', 1, 1, 'rest', 1, 1, 1,
        array_agg(g::bigint), array_agg('fan_' || g), array_agg(''::text) from generate_series(1, ${REPORT_ROWS_LIMIT + 1}::int) g`;
    const { table, text } = await sheetOf(checkId);
    expect(table.slice(1)).toEqual([[1, 'lonely', '', 'No', 'Yes', 'No', link('lonely')]]);
    expect(text).toContain('The lists are very long');
  });

  it.each([
    ['a check that does not exist', 'not_found', () => Promise.resolve(randomUUID())],
    ['a check that still runs', 'conflict', () => completed([], { status: 'running' })],
    ['a check whose lists were deleted', 'gone', () => completed([], { followersRead: 5 })],
  ])('is refused for %s', async (_, code, make) => {
    await expect(sheetOf(await make())).rejects.toMatchObject({ code });
  });
});
