import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PaymentView } from '#/lib/payments/view.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { type Column, RowActions, Table } from '../ui/table.tsx';
import { PAYMENT_STATUS } from './payment-status.ts';

type Props = { payments: PaymentView[]; actions: (payment: PaymentView) => ReactNode };

/** Newest first. */
export function PaymentTable({ payments, actions }: Props) {
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
  return <Table label={t('title')} columns={columns} rows={payments} rowKey={({ id }) => id} />;
}

/** Stars, or an amount in another currency. */
export function priceOf({ amount, currency }: Pick<PaymentView, 'amount' | 'currency'>): string {
  return currency === 'XTR' ? `${amount.toFixed(0)} ⭐` : `${amount.toFixed(2)} ${currency}`;
}
