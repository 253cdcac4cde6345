import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#/lib/platform/clock.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { partOfZip } from '#/testing/part-of-zip.ts';
import { buildReport, REPORT_ROWS_LIMIT } from './build-report.ts';
import { writeResult } from './compare/write-result.ts';

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
  await writeResult(database.db, { id, run: 0 }, () => 'not_following_back');
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
  const titles = rows.findIndex((row) => row.length === 6);
  return { fileName, sheet, head: rows.slice(0, titles), table: rows.slice(titles), text: JSON.stringify(rows) };
}

const link = (name: string) => ({
  formula: `HYPERLINK("https://www.instagram.com/${name}/","${name}")`,
  result: name,
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
      ['No.', 'User name', 'Full name', 'Follows @ada?', 'Followed by @ada?', 'Mutual?'],
      [1, link('cat'), '', 'No', 'Yes', 'No'],
      [2, link('eve'), 'Eve', 'No', 'Yes', 'No'],
      [3, link('fan'), '', 'Yes', 'No', 'No'],
      [4, link('bob_old'), '', 'Yes', 'Yes', 'Yes'],
    ]);
  });

  it('counts somebody once over all walks, under the newest name', async () => {
    const checkId = await completed([
      { list: 'following', walk: 1, people: [[7n, 'before', 'Old Name']] },
      { list: 'following', walk: 2, people: [[7n, 'after', 'New Name']] },
      { list: 'followers', people: [] },
    ]);
    const { table } = await sheetOf(checkId);
    expect(table.slice(1)).toEqual([[1, link('after'), 'New Name', 'No', 'Yes', 'No']]);
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

  it('shows a name that reads as a numbered character as it is, and links no other text', async () => {
    const people: Person[] = [
      [1n, 'anna_x0041_b', 'Anna _x0041_'],
      [2n, 'not"a,name', 'x'.repeat(40_000)],
    ];
    const checkId = await completed([{ list: 'following', people }]);
    const { bytes } = await buildReport({ db: database.db, clock: systemClock }, { checkId, language: 'en' });
    const raw = partOfZip(bytes, 'xl/worksheets/sheet1.xml');
    expect(raw).toContain('<v>anna_x005F_x0041_b</v>');
    expect(raw).toContain('<v>Anna _x005F_x0041_</v>');
    expect(raw).not.toContain('HYPERLINK');
    expect(Math.max(...[...raw.matchAll(/<v>([^<]*)</g)].map(([, text = '']) => text.length))).toBeLessThanOrEqual(
      32_767,
    );
  });

  it('keeps its titles in sight, can be filtered, and says who made it and what it is', async () => {
    const checkId = await completed([
      {
        list: 'following',
        people: [
          [1n, 'x'],
          [2n, 'y'],
        ],
      },
    ]);
    const { bytes } = await buildReport({ db: database.db, clock: systemClock }, { checkId, language: 'en' });
    const raw = partOfZip(bytes, 'xl/worksheets/sheet1.xml');
    const { sheet, head } = await sheetOf(checkId);
    const titles = sheet.rowCount - 2;
    expect(sheet.getRow(titles).getCell(1).value).toBe('No.');
    expect(head.length).toBeLessThan(titles);
    expect(raw).toContain(`ySplit="${titles}"`);
    expect(raw).toContain('state="frozen"');
    expect(raw).toContain(`<autoFilter ref="A${titles}:F${titles + 2}"`);
    const about = partOfZip(bytes, 'docProps/core.xml');
    expect(about).toContain('<dc:creator>Mutuals</dc:creator>');
    expect(about).toContain('<dc:title>Who follows back: @ada</dc:title>');
    expect(about).not.toContain('ExcelJS');
  });

  it('says the zone of its time', async () => {
    const checkId = await completed([{ list: 'following', people: [[1n, 'x']] }]);
    expect((await sheetOf(checkId)).head[1]).toEqual(['Date (UTC)', '', new Date('2026-11-23T18:04:00Z')]);
    expect((await sheetOf(checkId, 'ru')).head[1]).toEqual(['Дата (МСК)', '', new Date('2026-11-23T21:04:00Z')]);
  });

  it('says of a whole list how many were not shown, within what tolerance it is whole, and for how many names that counts', async () => {
    const lists = [
      { list: 'followers', declared: 300, read: 286, setAside: 2 },
      { list: 'following', declared: 40, read: 40 },
    ];
    const certificate = { whole: true, tolerancePercent: 5, lists };
    const data = { certificate, notMutualCount: 16, mutualCount: 24 };
    const checkId = await completed([{ list: 'following', people: [[1n, 'x']] }], data);
    const said = async (language: 'en' | 'ru') => (await sheetOf(checkId, language)).head.slice(7).map((row) => row[2]);
    expect(await said('en')).toEqual([
      'Both lists are whole within 5%.',
      'Followers: 300 declared, 286 shown, 14 not shown.',
      'Rows that could not be read: 2.',
      'Up to 14 of the names that do not follow back may follow all the same.',
    ]);
    expect((await said('ru'))[1]).toBe('Подписчики: заявлено 300, показано 286, не показано 14.');
    const exact = { whole: true, tolerancePercent: 5, lists: [{ ...lists[1], list: 'followers' }, lists[1]] };
    const sure = await completed([{ list: 'following', people: [[1n, 'x']] }], { ...data, certificate: exact });
    expect((await sheetOf(sure)).head.slice(7).map((row) => row[2])).toEqual([
      'Both lists are whole, to the last person.',
    ]);
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
    const certificate = { whole: false, lists: [{ list: 'followers', declared: 1663, read: 728 }] };
    const { head } = await sheetOf(
      await completed([{ list: 'following', people: [[1n, 'x']] }], { certificate }),
      'ru',
    );
    expect(head[2]).toMatchObject(['Подписчики', '', 728]);
    expect(head[7]?.[2]).toContain('показал не всё');
  });

  it('does not say that somebody was hidden when Instagram only told no totals', async () => {
    const lists = (['followers', 'following'] as const).map((list) => ({ list, declared: null, read: 728 }));
    const checkId = await completed([{ list: 'following', people: [[1n, 'x']] }], {
      certificate: { whole: false, lists },
    });
    for (const language of ['en', 'ru'] as const) {
      const { head } = await sheetOf(checkId, language);
      expect(head[7]?.[2]).toMatch(/nothing proves that this is everybody|нельзя доказать, что здесь все/i);
    }
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
    expect(table.slice(1)).toEqual([[1, link('lonely'), '', 'No', 'Yes', 'No']]);
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
