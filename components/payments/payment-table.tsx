import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PaymentView } from '#/lib/payments/view.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { type Column, RowActions, Table } from '../ui/table.tsx';
import { PAYMENT_STATUS } from './payment-status.ts';

/** `ofAll`: of more than one customer; a row opens its story. */
type Props = { payments: PaymentView[]; actions: (payment: PaymentView) => ReactNode; ofAll?: boolean };

/** Newest first. */
export function PaymentTable({ payments, actions, ofAll = false }: Props) {
  const t = useTranslations('customers.payments');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const columns: Column<PaymentView>[] = [
    {
      key: 'status',
      head: t('status'),
      phone: 'first',
      cell: ({ status }) => (
        <StatusBadge look={PAYMENT_STATUS[status]} bare>
          {t(`statuses.${status}`)}
        </StatusBadge>
      ),
    },
    { key: 'amount', head: t('amount'), numeric: true, phone: 'first-end', cell: priceOf },
    { key: 'credits', head: t('credits'), numeric: true, cell: ({ credits }) => format.number(credits) },
    {
      key: 'customer',
      head: t('customer'),
      phone: 'second',
      cell: ({ customerId }) => (
        <span className="tabular text-ink-soft">{customerId === null ? '–' : String(customerId)}</span>
      ),
    },
    {
      key: 'at',
      head: t('at'),
      numeric: true,
      phone: 'second-end',
      cell: ({ completedAt, createdAt }) => <RelativeTime at={completedAt ?? createdAt} className="text-ink-soft" />,
    },
    {
      key: 'actions',
      head: ui('actions'),
      headHidden: true,
      numeric: true,
      cell: (payment) => <RowActions>{actions(payment)}</RowActions>,
    },
  ];
  const opens = (payment: PaymentView) => ({
    href: `/money/${payment.id}`,
    name: t('open', { price: priceOf(payment), credits: payment.credits }),
  });
  return (
    <Table
      label={t('title')}
      columns={ofAll ? columns : columns.filter(({ key }) => key !== 'customer')}
      rows={payments}
      rowKey={({ id }) => id}
      opens={opens}
    />
  );
}

/** Stars, or an amount in another currency. */
export function priceOf({ amount, currency }: Pick<PaymentView, 'amount' | 'currency'>): string {
  if (currency === 'XTR') return `${amount.toFixed(0)} ⭐`;
  return `${amount.toFixed(2).replace('.00', '')} ${currency === 'RUB' ? '₽' : currency}`;
}
