/** Where a sealed value belongs; it opens only there (docs/facts/reliability.md#secrets). */
import { Unsealable } from './unsealable.ts';

/** `version` rises with each new secret of a row and column, from 1; stored beside the value. */
export type Place = { readonly table: string; readonly column: string; readonly row: string; readonly version: number };

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const ROW = /^[A-Za-z0-9_.:-]{1,200}$/;

/** The cipher's additional data: `v1|table|column|row|version`. @throws {Unsealable} a part is missing or malformed. */
export function placeText(place: Place): string {
  const { table, column, row, version } = place;
  if (!NAME.test(table) || !NAME.test(column))
    throw new Unsealable('the place of a sealed value needs a table and a column');
  if (!ROW.test(row)) throw new Unsealable(`the place of a sealed value in ${table}.${column} needs a row id`);
  if (!Number.isSafeInteger(version) || version < 0) {
    throw new Unsealable(`the place of a sealed value in ${table}.${column} needs a whole version number`);
  }
  return `v1|${table}|${column}|${row}|${version}`;
}
