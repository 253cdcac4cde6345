import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CheckView } from '#/lib/checks/view.ts';
import { countersOf } from '../live/live-event.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, RowActions, Table } from '../ui/table.tsx';
import { CheckBadge } from './check-badge.tsx';
import { CHECK_STATUS } from './check-status.ts';
import { RowProgress } from './row-progress.tsx';

type CheckTableProps = {
  checks: CheckView[];
  /** At the end of a row. */
  actions?: (check: CheckView) => ReactNode;
  ofCustomer?: boolean;
};

/** Newest first. */
export function CheckTable({ checks, actions, ofCustomer = false }: CheckTableProps) {
  const t = useTranslations('checks');
  const columns = useColumns(ofCustomer, actions);
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

function useColumns(ofCustomer: boolean, actions: CheckTableProps['actions']): Column<CheckView>[] {
  const t = useTranslations('checks');
  const ui = useTranslations('ui');
  const columns: Column<CheckView>[] = [
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
            cell: (check: CheckView) => <span className="text-ink-soft">{check.customerName}</span>,
          },
        ]),
    {
      key: 'progress',
      head: t('progress'),
      numeric: true,
      phone: 'second-end',
      className: 'md:w-52',
      cell: (check) => <Progress check={check} />,
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
      cell: ({ requestedAt }) => <RelativeTime at={requestedAt} className="relative z-[1] text-ink-soft" />,
    },
  ];
  if (actions)
    columns.push({
      key: 'actions',
      head: ui('actions'),
      headHidden: true,
      phone: 'hide',
      numeric: true,
      cell: (check) => <RowActions>{actions(check)}</RowActions>,
    });
  return columns;
}

function Progress({ check }: { check: CheckView }) {
  return (
    <RowProgress
      id={check.id}
      username={check.targetUsername}
      status={check.status}
      meaning={CHECK_STATUS[check.status].meaning}
      served={countersOf(check)}
    />
  );
}

function Count({ value }: { value: number | null }) {
  const format = useFormatter();
  return value === null ? <span className="text-ink-faint">–</span> : format.number(value);
}
