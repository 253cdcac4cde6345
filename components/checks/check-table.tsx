import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Meter } from '../ui/meter.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, RowActions, Table } from '../ui/table.tsx';
import { CheckBadge } from './check-badge.tsx';
import { CHECK_STATUS, type CheckShown } from './check-status.ts';

type CheckTableProps = {
  checks: CheckShown[];
  /** What can be done with a check, at the end of its row. */
  actions?: (check: CheckShown) => ReactNode;
  /** Leaves the customer out, on that customer's own page. */
  ofCustomer?: boolean;
};

/** Checks, newest first: status, whose profile, for whom, how far, since when. */
export function CheckTable({ checks, actions, ofCustomer = false }: CheckTableProps) {
  const t = useTranslations('checks');
  const columns: Column<CheckShown>[] = [
    {
      key: 'status',
      head: t('status'),
      phone: 'first-end',
      className: 'md:w-36',
      cell: ({ status }) => <CheckBadge status={status} bare />,
    },
    {
      key: 'profile',
      head: t('profile'),
      phone: 'first',
      cell: (check) => <span className="font-medium">@{check.targetUsername}</span>,
    },
    ...(ofCustomer
      ? []
      : [
          {
            key: 'customer',
            head: t('customer'),
            cell: (check: CheckShown) => <span className="text-ink-soft">{check.customerName}</span>,
          },
        ]),
    {
      key: 'progress',
      head: t('progress'),
      numeric: true,
      phone: 'second-end',
      className: 'md:w-52',
      cell: (check) => <RowProgress check={check} />,
    },
    {
      key: 'notMutual',
      head: t('notMutual'),
      numeric: true,
      phone: 'hide',
      cell: (check) => <Count value={check.notMutualCount} />,
    },
    {
      key: 'asked',
      head: t('asked'),
      numeric: true,
      phone: 'second-end',
      cell: (check) => (
        <span className="relative z-[1] text-ink-soft">
          <RelativeTime at={check.requestedAt} />
        </span>
      ),
    },
  ];
  if (actions)
    columns.push({
      key: 'actions',
      head: '',
      phone: 'hide',
      numeric: true,
      cell: (check) => <RowActions>{actions(check)}</RowActions>,
    });

  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={checks}
      rowKey={({ id }) => id}
      opens={(check) => ({ href: `/checks/${check.id}`, name: t('open', { username: check.targetUsername }) })}
    />
  );
}

function RowProgress({ check }: { check: CheckShown }) {
  const t = useTranslations('checks');
  const format = useFormatter();
  if (check.progress === null || check.status === 'failed' || check.status === 'cancelled')
    return <span className="text-ink-faint">–</span>;
  if (check.progress === 1)
    return <span className="text-ink-soft">{format.number(check.followersRead + check.followingRead)}</span>;
  return (
    <span className="flex items-center justify-end gap-3">
      <Meter
        share={check.progress}
        meaning={CHECK_STATUS[check.status].meaning}
        label={t('progressOf', { username: check.targetUsername })}
        className="w-24 max-md:w-16"
      />
      <span className="w-12">{format.number(check.progress, { style: 'percent', maximumFractionDigits: 0 })}</span>
    </span>
  );
}

function Count({ value }: { value: number | null }) {
  const format = useFormatter();
  return value === null ? <span className="text-ink-faint">–</span> : format.number(value);
}
