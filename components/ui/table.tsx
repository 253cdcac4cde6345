import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from './class-names.ts';
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
  first: 'max-md:order-1',
  'first-end': 'max-md:order-2 max-md:ml-auto',
  second: 'max-md:order-4 max-md:text-sm max-md:text-ink-soft',
  'second-end': 'max-md:order-5 max-md:ml-auto max-md:text-sm max-md:text-ink-soft',
  hide: 'max-md:hidden',
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
    <tr
      className={cn(
        'relative h-10 border-line border-b last:border-0 max-md:flex max-md:h-auto max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-3',
        "max-md:before:order-3 max-md:before:w-full max-md:before:content-['']",
        target && 'transition-colors focus-within:bg-hover hover:bg-hover',
      )}
    >
      {columns.map((column, place) => (
        <td
          key={column.key}
          className={cn(
            'px-3 first:pl-4 last:pr-4 max-md:p-0 max-md:first:pl-0 max-md:last:pr-0',
            column.numeric && 'tabular text-right',
            PHONE[column.phone ?? 'second'],
            column.className,
          )}
        >
          {place === 0 && target && (
            <Link
              href={target.href}
              data-row-link
              aria-label={target.name}
              className="absolute inset-0 focus-visible:outline-offset-[-2px]"
            />
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
