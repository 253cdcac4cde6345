import type { ListPage } from '../model.ts';
import type { Reading } from './answer.ts';
import { readRows } from './listed-user.ts';
import type { Cursor } from './loose-values.ts';

/** `hasNext`: more is promised, with a cursor or without. */
export type FoundPage = {
  rows: readonly unknown[];
  cursor: Cursor;
  hasNext: boolean;
  limited: boolean;
  count: number | null;
};

/** A page's people, and the facts for the verdict table. */
export function listReading({ rows, cursor, hasNext, limited, count }: FoundPage): Reading<ListPage> {
  const { users, setAside } = readRows(rows);
  const { next, odd: oddCursor } = cursor;
  return {
    kind: 'value',
    value: { users, next, limited, setAside },
    list: { users: users.length, setAside, next, oddCursor, hasNext, count },
  };
}
