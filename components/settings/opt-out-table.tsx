import { useTranslations } from 'next-intl';
import { Confirm } from '../ui/confirm.tsx';
import type { Action } from '../ui/outcome.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, RowActions, Table } from '../ui/table.tsx';

export type OptOutShown = { instagramId: string; reason: string | null; createdAt: Date };

/** By number alone. */
export function OptOutTable({ optOuts, lift }: { optOuts: OptOutShown[]; lift: (instagramId: string) => Action }) {
  const t = useTranslations('settings.optOuts');
  const ui = useTranslations('ui');
  const columns: Column<OptOutShown>[] = [
    {
      key: 'id',
      head: t('id'),
      phone: 'first',
      cell: ({ instagramId }) => <span className="font-mono text-sm">{instagramId}</span>,
    },
    {
      key: 'reason',
      head: t('reason'),
      phone: 'second',
      cell: ({ reason }) => <span className="text-ink-soft">{reason ?? '–'}</span>,
    },
    {
      key: 'since',
      head: t('since'),
      numeric: true,
      phone: 'hide',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} className="text-ink-soft" />,
    },
    {
      key: 'actions',
      head: ui('actions'),
      headHidden: true,
      numeric: true,
      phone: 'second-end',
      cell: ({ instagramId }) => (
        <RowActions>
          <Confirm
            trigger={{ word: t('lift'), look: 'quiet', size: 'small' }}
            title={t('liftTitle', { id: instagramId })}
            consequence={t('liftNote')}
            verb={t('lift')}
            look="primary"
            action={lift(instagramId)}
          />
        </RowActions>
      ),
    },
  ];
  return <Table label={t('title')} columns={columns} rows={optOuts} rowKey={({ instagramId }) => instagramId} />;
}
