import { useFormatter, useTranslations } from 'next-intl';
import type { PromoView } from '#/lib/payments/promo-view.ts';
import { Confirm } from '../ui/confirm.tsx';
import type { Action } from '../ui/outcome.ts';
import { ACTIONS, type Column, RowActions, Table } from '../ui/table.tsx';

/** `holds`: it can still be used. */
type PromoRow = PromoView & { holds: boolean };
type Props = { promos: PromoRow[]; end: ((id: string) => Action) | null };

/** `end`: null for those who may only look. */
export function PromoTable({ promos, end }: Props) {
  const t = useTranslations('money.promos');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const columns: Column<PromoRow>[] = [
    { key: 'code', head: t('code'), phone: 'first', cell: ({ code }) => <span className="font-mono">{code}</span> },
    {
      key: 'gives',
      head: t('gives'),
      phone: 'first-end',
      cell: ({ credits, percentOff }) =>
        credits === null ? t('percent', { percent: percentOff ?? 0 }) : t('credits', { count: credits }),
    },
    {
      key: 'left',
      head: t('left'),
      numeric: true,
      phone: 'hide',
      cell: ({ usesLeft }) => (usesLeft === null ? t('endless') : format.number(usesLeft)),
    },
    {
      key: 'until',
      head: t('until'),
      phone: 'second',
      cell: ({ expiresAt, holds }) => (
        <span className="text-ink-soft">
          {expiresAt ? format.dateTime(expiresAt, 'day') : t(holds ? 'endless' : 'usedUp')}
        </span>
      ),
    },
  ];
  if (end)
    columns.push({
      ...ACTIONS,
      head: ui('actions'),
      cell: ({ id, code, holds }) =>
        holds && (
          <RowActions>
            <Confirm
              trigger={{ word: t('end'), look: 'quiet', size: 'small' }}
              title={t('endTitle', { code })}
              consequence={t('endNote')}
              verb={t('end')}
              action={end(id)}
            />
          </RowActions>
        ),
    });
  return <Table label={t('title')} columns={columns} rows={promos} rowKey={({ id }) => id} />;
}
