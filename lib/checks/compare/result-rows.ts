/** A result as rows of `check_results`. A column has a number for each person, the highest byte first. Pure. */
import { binaryRow, intField, longField, ROWS_BEGIN, ROWS_END, uuidField } from '#/lib/platform/binary-rows.ts';
import type { ResultPart } from '#/lib/platform/enums.ts';
import type { Check } from '../model.ts';
import type { People } from './people.ts';

/** People in a row: their ids fill four of the pieces of 1,996 bytes in which PostgreSQL keeps long values. */
export const ROW = 998;

export type Part = { part: ResultPart; people: People };

/** For a copy into check_id, run, part, last_id, user_ids, walks and sequences. */
export async function* resultRows(check: Pick<Check, 'id' | 'run'>, parts: readonly Part[]): AsyncGenerator<Buffer> {
  yield ROWS_BEGIN;
  for (const { part, people } of parts) {
    const head = [uuidField(check.id), intField(check.run), Buffer.from(part)];
    for (let from = 0; from < people.count; from += ROW)
      yield binaryRow([...head, ...columnsOf(people, from, Math.min(from + ROW, people.count))]);
  }
  yield ROWS_END;
}

function columnsOf({ ids, page, places }: People, from: number, to: number): Uint8Array[] {
  const walks = new Uint16Array(to - from);
  const sequences = new Uint32Array(to - from);
  for (let n = from; n < to; n += 1) {
    const place = places[page[n] ?? 0];
    walks[n - from] = place?.walk ?? 0;
    sequences[n - from] = place?.sequence ?? 0;
  }
  return [
    longField(ids[2 * to - 2] ?? 0, ids[2 * to - 1] ?? 0),
    Buffer.from(ids.slice(2 * from, 2 * to).buffer).swap64(),
    Buffer.from(walks.buffer).swap16(),
    Buffer.from(sequences.buffer).swap32(),
  ];
}
