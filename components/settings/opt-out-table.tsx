import { useTranslations } from 'next-intl';
import type { OptOut } from '#/lib/customers/view.ts';
import { Confirm } from '../ui/confirm.tsx';
import type { Action } from '../ui/outcome.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { ACTIONS, type Column, RowActions, Table } from '../ui/table.tsx';

/** By number alone. */
export function OptOutTable({ optOuts, lift }: { optOuts: OptOut[]; lift: (instagramId: string) => Action }) {
  const t = useTranslations('settings.optOuts');
  const ui = useTranslations('ui');
  const columns: Column<OptOut>[] = [
    {
      key: 'id',
      head: t('id'),
      phone: 'first',
      cell: ({ instagramId }) => <span className="font-mono text-sm">{String(instagramId)}</span>,
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
      ...ACTIONS,
      head: ui('actions'),
      cell: ({ instagramId }) => (
        <RowActions>
          <Confirm
            trigger={{ word: t('lift'), look: 'quiet', size: 'small' }}
            title={t('liftTitle', { id: String(instagramId) })}
            consequence={t('liftNote')}
            verb={t('lift')}
            look="primary"
            action={lift(String(instagramId))}
          />
        </RowActions>
      ),
    },
  ];
  return (
    <Table label={t('title')} columns={columns} rows={optOuts} rowKey={({ instagramId }) => String(instagramId)} />
  );
}
