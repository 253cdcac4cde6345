import { useFormatter, useTranslations } from 'next-intl';
import { Confirm } from '../ui/confirm.tsx';
import type { Action } from '../ui/outcome.ts';
import { ACTIONS, type Column, RowActions, Table } from '../ui/table.tsx';

export type TariffRow = {
  id: string;
  name: string;
  credits: number;
  roubles: number;
  priceStars: number | null;
  isActive: boolean;
};

type Props = { tariffs: TariffRow[]; offer: ((id: string, on: boolean) => Action) | null };

/** `offer`: null for those who may only look. */
export function TariffTable({ tariffs, offer }: Props) {
  const t = useTranslations('money.tariffs');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const columns: Column<TariffRow>[] = [
    { key: 'name', head: t('name'), phone: 'first', cell: ({ name }) => <span className="font-medium">{name}</span> },
    {
      key: 'credits',
      head: t('credits'),
      numeric: true,
      phone: 'first-end',
      cell: ({ credits }) => format.number(credits),
    },
    {
      key: 'stars',
      head: t('stars'),
      numeric: true,
      phone: 'second',
      cell: ({ priceStars }) => (priceStars === null ? '–' : `${format.number(priceStars)} ⭐`),
    },
    {
      key: 'roubles',
      head: t('roubles'),
      numeric: true,
      phone: 'second',
      cell: ({ roubles }) => `${format.number(roubles)} ₽`,
    },
    {
      key: 'state',
      head: t('state'),
      phone: 'second',
      cell: ({ isActive }) => <span className="text-ink-soft">{t(isActive ? 'onOffer' : 'offOffer')}</span>,
    },
  ];
  if (offer) columns.push({ ...ACTIONS, head: ui('actions'), cell: (row) => switchOf(row, offer) });
  return <Table label={t('title')} columns={columns} rows={tariffs} rowKey={({ id }) => id} />;

  function switchOf({ id, name, isActive }: TariffRow, change: (id: string, on: boolean) => Action) {
    return (
      <RowActions>
        <Confirm
          trigger={{ word: t(isActive ? 'withdraw' : 'offer'), look: 'quiet', size: 'small' }}
          title={t(isActive ? 'withdrawTitle' : 'offerTitle', { name })}
          consequence={t(isActive ? 'withdrawNote' : 'offerNote')}
          verb={t(isActive ? 'withdraw' : 'offer')}
          look={isActive ? 'danger' : 'primary'}
          action={change(id, !isActive)}
        />
      </RowActions>
    );
  }
}
