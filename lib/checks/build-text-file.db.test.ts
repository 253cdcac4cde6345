import { text } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '#/lib/platform/clock.ts';
import { certifyAnew, forgetAnswers, hideFollowers, writeAnswers } from '#/testing/asked-check.ts';
import { completedCheck, type Reader } from '#/testing/completed-check.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { buildReport } from './build-report.ts';
import { buildTextFile } from './build-text-file.ts';
import { keepPerson } from './keep/keep-person.ts';

let database: TestDatabase;
let checkId: string;
const many = Array.from({ length: 2_100 }, (_, n): Reader => [BigInt(1_000 + n), `fan${n}`]);

beforeAll(async () => {
  database = await createDatabase();
  const { db } = database;
  await db.customer.create({ data: { id: 1n, referralCode: 'one' } });
  const before = {
    followers: [[1n, 'ann'] as const, [2n, 'ben'] as const, ...many],
    following: [[2n, 'ben'] as const],
  };
  await completedCheck(db, { customerId: 1n, ...before, finishedAt: new Date('2026-11-01T00:00:00Z') });
  checkId = await completedCheck(db, {
    ...{ customerId: 1n, finishedAt: new Date('2026-11-23T18:04:00Z') },
    followers: [[2n, 'benjamin', 'Ben, "B"'], ...many],
    following: [
      [2n, 'benjamin', 'Ben, "B"'],
      [9n, '=zoe', '+1'],
    ],
  });
  await keepPerson({ db }, { checkId, instagramId: 9n, by: { kind: 'customer', id: '1', name: 'Ada' } });
});
afterAll(() => database.close());

async function written(form: 'csv' | 'json', language: 'en' | 'ru' = 'en', id = checkId) {
  const ctx = { db: database.db, clock: systemClock };
  const { fileName, chunks } = await buildTextFile(ctx, { checkId: id, language, form });
  return { fileName, content: await text(chunks) };
}

it('has everybody as CSV, with what changed and who may stay, and nothing in it is a formula', async () => {
  const { fileName, content } = await written('csv');
  expect(fileName).toBe('ada-2026-11-23.csv');
  const rows = content.replace('\ufeff', '').split('\r\n');
  expect(rows[0]).toBe(
    '"User name","Full name","Follows @ada?","Followed by @ada?","Mutual?","May stay?","What changed","User name before","Link","How known"',
  );
  expect(rows[1]).toContain(`"'=zoe","'+1","No","Yes","No","Yes","",""`);
  expect(rows).toHaveLength(1 + 1 + 2_100 + 1 + 1 + 1); // titles, one group after the other, who left, the last line's end
  expect(rows.at(-3)).toContain('"benjamin","Ben, ""B""","Yes","Yes","Yes","No","Renamed","ben"');
  expect(rows.at(-2)).toContain('"ann","","No","","No","No","Does not follow any more"');
  expect((await written('csv', 'ru')).content).toContain('"Имя пользователя"');
});

it('has the same as JSON, for programs', async () => {
  const { content } = await written('json');
  const { people, left, ...facts } = JSON.parse(content);
  expect(facts).toMatchObject({ username: 'ada', whole: true, notMutual: 1, comparison: { gone: 1, renamed: 1 } });
  expect(people).toHaveLength(2_102);
  expect(new Set(people.map(({ id }: { id: string }) => id)).size).toBe(2_102);
  expect(people[0]).toMatchObject({ id: '9', username: '=zoe', mayStay: true, followsProfile: false });
  expect(left).toEqual([{ id: '1', username: 'ann', fullName: '', mayStay: false, change: 'gone' }]);
});

it('marks in the workbook who may stay, and says on a sheet of its own what changed', async () => {
  const { bytes } = await buildReport({ db: database.db, clock: systemClock }, { checkId, language: 'en' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const [people, changes] = workbook.worksheets;
  const first = people?.getRow(people.rowCount - 2_101);
  expect(people?.getRow(people.rowCount - 2_102).getCell(7).value).toBe('May stay?');
  expect([first?.getCell(2).value, first?.getCell(7).value]).toEqual(["'=zoe", 'Yes']);
  expect(changes?.name).toBe('What changed');
  expect(changes?.rowCount).toBe(3);
  expect(changes?.getRow(2).getCell(1).value).toBe('Does not follow any more');
  expect(changes?.getRow(3).getCell(4).value).toBe('ben');
});

it('says in every form of whom nobody could tell, and never that they do not follow back', async () => {
  const { db } = database;
  const people = { followers: [[1n, 'ann'] as const, [2n, 'ben'] as const], following: [[2n, 'ben'] as const] };
  const lists = { ...people, following: [...people.following, [3n, 'cat'] as const, [4n, 'dan'] as const] };
  const id = await completedCheck(db, { customerId: 1n, targetId: 6n, username: 'eve', ...lists });
  await writeAnswers(db, id, [[2n, 'ben']], 'follows');
  await hideFollowers(db, id, [[2n, 'ben']]);
  await forgetAnswers(db, id);
  await certifyAnew(db, id, { strategy: 'read_both', asked: 1, corrected: 1 });
  const { bytes } = await buildReport({ db, clock: systemClock }, { checkId: id, language: 'en' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const rows = workbook.worksheets[0]?.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(4, 8) : []));
  const said = workbook.worksheets[0]?.getColumn(3).values.map(String).join('\n');
  expect(rows?.slice(-4)).toEqual([
    ['Unknown', 'Yes', 'Unknown', 'Unknown'],
    ['Unknown', 'Yes', 'Unknown', 'Unknown'],
    ['Yes', 'No', 'No', 'Listed'],
    ['Yes', 'Yes', 'Yes', 'Asked'],
  ]);
  expect(said).toContain('Nobody can tell: 2. They are named apart');
  expect(said).toContain('On no page of followers, and do follow: 1.');

  const csv = (await written('csv', 'en', id)).content.split('\r\n');
  expect(csv[1]).toContain('"cat","","Unknown","Yes","Unknown","No","","","https://www.instagram.com/cat/","Unknown"');
  const json = JSON.parse((await written('json', 'en', id)).content);
  expect(json).toMatchObject({ whole: false, unknown: 2, notMutual: 0, asked: 1, corrected: 1, strategy: 'read_both' });
  expect(json.people[0]).toMatchObject({
    username: 'cat',
    how: 'unknown',
    followsProfile: null,
    followedByProfile: true,
  });
});

it('is refused when its lists are gone', async () => {
  const gone = await completedCheck(database.db, { customerId: 1n, targetId: 5n, followers: many, following: [] });
  await database.db.checkPage.deleteMany({ where: { checkId: gone } });
  const ctx = { db: database.db, clock: systemClock };
  const asked = { checkId: gone, language: 'en', form: 'csv' } as const;
  await expect(buildTextFile(ctx, asked)).rejects.toMatchObject({ code: 'gone' });
});
