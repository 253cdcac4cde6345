import { useFormatter, useTranslations } from 'next-intl';
import type { MoneyDay } from '#/lib/views/money-day.ts';
import { type Column, Table } from '../ui/table.tsx';

/** Newest first. */
export function DayTable({ days }: { days: MoneyDay[] }) {
  const t = useTranslations('money.days');
  const format = useFormatter();
  const number = (value: number) => format.number(value);
  const columns: Column<MoneyDay>[] = [
    {
      key: 'day',
      head: t('day'),
      phone: 'first',
      cell: ({ day }) => format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
    },
    {
      key: 'paid',
      head: t('paid'),
      numeric: true,
      phone: 'first-end',
      cell: (day) => sums(day.starsIn, day.roublesIn),
    },
    {
      key: 'paidBack',
      head: t('paidBack'),
      numeric: true,
      phone: 'hide',
      cell: (day) => sums(day.starsOut, day.roublesOut),
    },
    { key: 'bought', head: t('bought'), numeric: true, phone: 'hide', cell: (day) => number(day.bought) },
    { key: 'given', head: t('given'), numeric: true, phone: 'hide', cell: (day) => number(day.given + day.bonus) },
    { key: 'captured', head: t('captured'), numeric: true, phone: 'hide', cell: (day) => number(day.captured) },
    { key: 'back', head: t('back'), numeric: true, phone: 'hide', cell: (day) => number(day.refunded + day.taken) },
    {
      key: 'delta',
      head: t('delta'),
      numeric: true,
      phone: 'second',
      cell: (day) => format.number(day.delta, 'change'),
    },
    { key: 'balances', head: t('balances'), numeric: true, phone: 'second-end', cell: (day) => number(day.balances) },
  ];
  return <Table label={t('title')} columns={columns} rows={days} rowKey={({ day }) => day} />;

  function sums(stars: number, roubles: number): string {
    const said = [...(stars ? [`${number(stars)} ⭐`] : []), ...(roubles ? [`${number(roubles)} ₽`] : [])];
    return said.join(' + ') || '–';
  }
}
