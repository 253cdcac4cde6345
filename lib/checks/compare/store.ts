import type { RowReader } from '#/lib/platform/binary-rows.ts';
import { type Db, sql } from '#/lib/platform/db.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import type { Check } from '../model.ts';
import { makeRoom, noPeople, type People } from './people.ts';
import { type Part, resultRows } from './result-rows.ts';

const FIRST_ROOM = 1_024;

/** Everybody on the pages of a list, in their order. */
export function readPeople(db: Db, { id }: Pick<Check, 'id'>, list: ListName): Promise<People> {
  return db.copying(async (copies) => {
    const people = noPeople(FIRST_ROOM);
    await copies.read(
      sql`select walk, sequence, read_at, user_ids from check_pages where check_id = ${id}::uuid and list = ${list}::"ListName"`,
      (row) => addPage(people, row),
    );
    return people;
  });
}

function addPage(people: People, row: RowReader): void {
  people.places.push({ walk: row.int(), sequence: row.int(), readAt: Number(row.long()) });
  const more = row.longsAhead();
  makeRoom(people, more);
  row.longs(people.ids, 2 * people.count);
  people.page.fill(people.places.length - 1, people.count, people.count + more);
  people.count += more;
}

/** Keeps parts of a run's result in place of what it kept of them before. */
export function keepParts(db: Db, check: Pick<Check, 'id' | 'run'>, parts: readonly Part[]): Promise<void> {
  return db.copying(async (copies) => {
    const names = parts.map(({ part }) => part).join(',');
    await copies.run(sql`
      delete from check_results
      where check_id = ${check.id}::uuid and run = ${check.run}::int and part = any(string_to_array(${names}, ',')::"ResultPart"[])`);
    await copies.write(
      sql`check_results (check_id, run, part, last_id, user_ids, walks, sequences)`,
      resultRows(check, parts),
    );
  });
}

/** Drops what a run kept. */
export async function dropParts(db: Db, check: Pick<Check, 'id' | 'run'>): Promise<void> {
  await db.checkResult.deleteMany({ where: { checkId: check.id, run: check.run } });
}
