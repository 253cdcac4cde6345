/** A result as rows of `check_results`. A column has a number for each person, the lowest byte first. Pure. */
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
  const last = longField(ids[2 * to - 2] ?? 0, ids[2 * to - 1] ?? 0);
  return [last, bytesOf(ids.subarray(2 * from, 2 * to)), bytesOf(walks), bytesOf(sequences)];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Somebody in a row, and the page with their newest name. */
export type Kept = { id: bigint; walk: number; sequence: number };

/** The people of a row, by id. */
export function peopleOf(row: { user_ids: Uint8Array; walks: Uint8Array; sequences: Uint8Array }): Kept[] {
  const [ids, walks, sequences] = [row.user_ids, row.walks, row.sequences].map(
    ({ buffer, byteOffset, byteLength }) => new DataView(buffer, byteOffset, byteLength),
  );
  if (!ids || !walks || !sequences) return [];
  return Array.from({ length: sequences.byteLength / 4 }, (_, n) => ({
    id: ids.getBigInt64(8 * n, true),
    walk: walks.getUint16(2 * n, true),
    sequence: sequences.getUint32(4 * n, true),
  }));
}
