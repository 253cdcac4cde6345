import type { Fault } from '../faults/faults.ts';

type Row = { full_name: string };

const ODD_ROWS: Readonly<Record<string, (row: Row) => unknown>> = {
  no_name: (row) => ({ ...row, username: null }),
  no_id: (row) => ({ ...row, pk: undefined, pk_id: undefined, id: undefined, strong_id__: undefined }),
  large_id: (row) => ({ ...row, pk: LARGE_ID, pk_id: LARGE_ID, id: LARGE_ID }),
  null: () => null,
  text: () => 'a text in place of a person',
};
/** One above signed 64 bits. */
const LARGE_ID = (2n ** 63n).toString();

const STRANGE_NAMES = ['Ann\u0000a', 'Half \ud83c', 'So long '.repeat(2_500)];

/** Null for a page without any list. */
export function rowsOf(rows: readonly Row[], fault: Fault | null): unknown[] | null {
  switch (fault?.kind) {
    case 'odd_row':
      return rows.map((row, at) => (at === 0 ? oddRow(row, fault.body) : row));
    case 'odd_rows':
      return rows.map((row) => ({ handle: row.full_name }));
    case 'odd_types':
      return rows.map((row) => ({ ...row, full_name: null, is_private: 0, is_verified: 'false' }));
    case 'strange_names':
      return rows.map((row, at) => ({ ...row, full_name: STRANGE_NAMES[at] ?? row.full_name }));
    case 'no_users':
      return null;
    default:
      return [...rows];
  }
}

/** A cursor that cannot be kept. */
export function oddCursor(cursor: string | null): string {
  return `${cursor ?? 'QVFE'}\u0000`;
}

function oddRow(row: Row, kind = 'no_name'): unknown {
  return (ODD_ROWS[kind] ?? ODD_ROWS.no_name)?.(row);
}
