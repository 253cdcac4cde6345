import { useTranslations } from 'next-intl';
import type { AttemptView } from '#/lib/refresh/view.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AttemptBadge } from './attempt-badge.tsx';
import { RungName } from './attempt-timeline.tsx';

/** Newest first. */
export function AttemptTable({ attempts, ofAccount = false }: { attempts: AttemptView[]; ofAccount?: boolean }) {
  const t = useTranslations('refreshes');
  const columns = useColumns(ofAccount);
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={attempts}
      rowKey={({ id }) => id}
      opens={(row) => ({ href: `/refreshes/${row.id}`, name: t('open', { username: row.accountUsername }) })}
    />
  );
}

function useColumns(ofAccount: boolean): Column<AttemptView>[] {
  const t = useTranslations('refreshes');
  const took = ({ startedAt, endedAt }: AttemptView) =>
    startedAt ? <Elapsed from={startedAt} until={endedAt} /> : '–';
  return [
    {
      key: 'status',
      head: t('status'),
      phone: 'first-end',
      className: 'md:w-44',
      cell: ({ status }) => <AttemptBadge status={status} bare />,
    },
    ...(ofAccount
      ? []
      : [
          {
            key: 'account',
            head: t('account'),
            phone: 'first' as const,
            cell: (row: AttemptView) => <span className="font-medium">@{row.accountUsername}</span>,
          },
        ]),
    {
      key: 'cause',
      head: t('why'),
      phone: ofAccount ? 'first' : 'second',
      cell: ({ cause }) => <span className="text-ink-soft">{t(`cause.${cause}`)}</span>,
    },
    {
      key: 'failure',
      head: t('ending'),
      phone: 'hide',
      cell: ({ failure, rung }) => (
        <span className="text-ink-soft">
          {failure ? t(`failure.${failure}`) : rung ? <RungName rung={rung} /> : '–'}
        </span>
      ),
    },
    {
      key: 'waiting',
      head: t('waited'),
      numeric: true,
      phone: 'hide',
      cell: ({ waiting }) => t('checksCount', { count: waiting }),
    },
    { key: 'took', head: t('took'), numeric: true, phone: 'second-end', cell: took },
    {
      key: 'queued',
      head: t('asked'),
      numeric: true,
      phone: 'hide',
      cell: ({ queuedAt }) => <RelativeTime at={queuedAt} className="relative z-[1] text-ink-soft" />,
    },
  ];
}
