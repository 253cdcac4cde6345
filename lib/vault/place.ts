/**
 * Where a sealed value belongs. A value opens only in the place it was sealed for, so one that was
 * copied to another row or column, or brought back from an older version, does not open (docs/facts/reliability.md#secrets).
 */
import { Unsealable } from './unsealable.ts';

/** `version` rises with every new secret in the same row and column; it starts at 1 and is stored beside the sealed value. */
export type Place = { readonly table: string; readonly column: string; readonly row: string; readonly version: number };

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const ROW = /^[A-Za-z0-9_.:-]{1,200}$/;

/**
 * The additional data of the cipher: `v1|table|column|row|version`. No part can hold the separator,
 * so two places never share a text.
 *
 * @throws {Unsealable} a part is missing or malformed; found out before any key is touched.
 */
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
