import { useFormatter, useTranslations } from 'next-intl';
import type { CustomerView } from '#/lib/customers/view.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type Column, Table } from '../ui/table.tsx';

type NamedCustomer = Pick<CustomerView, 'id' | 'username' | 'language' | 'balance' | 'leftAt' | 'createdAt'> & {
  name: string;
  checks: number;
};

/** Newest first. */
export function CustomerTable({ customers }: { customers: NamedCustomer[] }) {
  const t = useTranslations('customers');
  const format = useFormatter();
  const columns: Column<NamedCustomer>[] = [
    { key: 'name', head: t('name'), phone: 'first', cell: ({ name }) => <bdi className="font-medium">{name}</bdi> },
    {
      key: 'username',
      head: t('username'),
      cell: ({ username, leftAt }) => (
        <span className="text-ink-soft">{leftAt ? t('left') : username ? `@${username}` : '–'}</span>
      ),
    },
    {
      key: 'id',
      head: t('id'),
      phone: 'hide',
      cell: ({ id }) => <span className="font-mono text-ink-soft text-sm">{String(id)}</span>,
    },
    {
      key: 'language',
      head: t('language'),
      phone: 'hide',
      cell: ({ language }) => <span className="text-ink-soft">{t(`languages.${language}`)}</span>,
    },
    {
      key: 'checks',
      head: t('checksTitle'),
      numeric: true,
      phone: 'hide',
      cell: ({ checks }) => format.number(checks),
    },
    {
      key: 'balance',
      head: t('balance'),
      numeric: true,
      phone: 'first-end',
      cell: ({ balance }) => format.number(balance),
    },
    {
      key: 'since',
      head: t('since'),
      numeric: true,
      phone: 'second-end',
      cell: ({ createdAt }) => (
        <span className="relative z-[1] text-ink-soft">
          <RelativeTime at={createdAt} />
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={customers}
      rowKey={({ id }) => String(id)}
      opens={({ id, name }) => ({ href: `/customers/${id}`, name: t('open', { name }) })}
    />
  );
}
