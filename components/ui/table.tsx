import type { ReactNode } from 'react';
import { cn } from './class-names.ts';
import { Link } from './link.tsx';
import { RowKeys } from './row-keys.tsx';

export type Column<Row> = {
  key: string;
  head: string;
  headHidden?: boolean;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** Place in a phone's two-line card; the second line unless told. */
  phone?: 'first' | 'first-end' | 'second' | 'second-end' | 'hide';
  className?: string;
};

type TableProps<Row> = {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** A row's link; click, Enter, `j` and `k`. */
  opens?: ((row: Row) => { href: string; name: string }) | undefined;
};

const PHONE = {
  first: 'cell-first',
  'first-end': 'cell-first-end',
  second: 'cell-second',
  'second-end': 'cell-second-end',
  hide: 'cell-hide',
};

/** Rows of 40 px under a fixed head; cards on phones. */
export function Table<Row>({ label, columns, rows, rowKey, opens }: TableProps<Row>) {
  return (
    <div className="overflow-clip rounded-lg border border-line bg-surface">
      {opens && <RowKeys />}
      <table aria-label={label} className="w-full border-collapse text-base">
        <thead className="sticky top-12 z-10 bg-sunken max-md:sr-only">
          <tr className="h-9">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cn(
                  'border-line border-b px-3 text-left font-medium text-ink-faint text-xs first:pl-4 last:pr-4',
                  column.numeric && 'text-right',
                )}
              >
                {column.headHidden ? <span className="sr-only">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={rowKey(row)} row={row} columns={columns} opens={opens} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row<Row>({ row, columns, opens }: Pick<TableProps<Row>, 'columns' | 'opens'> & { row: Row }) {
  const target = opens?.(row);
  return (
    <tr className={cn('row', target && 'row-opens')}>
      {columns.map((column, place) => (
        <td
          key={column.key}
          className={cn('cell', column.numeric && 'cell-number', PHONE[column.phone ?? 'second'], column.className)}
        >
          {place === 0 && target && (
            <Link href={target.href} data-row-link aria-label={target.name} className="row-link" />
          )}
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Above the row's link. */
export function RowActions({ children }: { children: ReactNode }) {
  return <span className="relative z-[1] inline-flex items-center gap-1">{children}</span>;
}

/** The column of what can be done with a row; its cells hold `RowActions`. */
export const ACTIONS = { key: 'actions', headHidden: true, numeric: true, phone: 'second-end' } as const;
