import { useFormatter, useTranslations } from 'next-intl';
import type { GenerationView } from '#/lib/sessions/view.ts';
import { Copyable } from '../ui/copyable.tsx';
import { Elapsed } from '../ui/elapsed.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { GENERATION_LOOK } from './account-status.ts';

/** An account's identities, newest first. */
export function GenerationTable({ generations }: { generations: GenerationView[] }) {
  const t = useTranslations('accounts.generations');
  const status = useTranslations('status.generation');
  const format = useFormatter();
  const columns: Column<GenerationView>[] = [
    {
      key: 'status',
      head: t('status'),
      phone: 'first-end',
      cell: (row) => {
        const look = GENERATION_LOOK[row.causeOfDeath ?? 'live'];
        return (
          <StatusBadge look={look} bare>
            {status(look.word)}
          </StatusBadge>
        );
      },
    },
    {
      key: 'number',
      head: t('number'),
      phone: 'first',
      cell: (row) => <span className="tabular font-medium">{t('nth', { number: row.number })}</span>,
    },
    {
      key: 'source',
      head: t('source'),
      cell: (row) => <span className="text-ink-soft">{t(`sources.${row.source}`)}</span>,
    },
    { key: 'session', head: t('session'), phone: 'hide', cell: (row) => <Copyable value={row.maskedSessionId} /> },
    { key: 'requests', head: t('requests'), numeric: true, phone: 'hide', cell: (row) => format.number(row.requests) },
    {
      key: 'lived',
      head: t('lived'),
      numeric: true,
      phone: 'second-end',
      cell: (row) => <Elapsed from={row.bornAt} until={row.endedAt} />,
    },
    {
      key: 'born',
      head: t('born'),
      numeric: true,
      phone: 'hide',
      cell: (row) => <RelativeTime at={row.bornAt} className="text-ink-soft" />,
    },
  ];
  return <Table label={t('title')} columns={columns} rows={generations} rowKey={(row) => String(row.number)} />;
}
