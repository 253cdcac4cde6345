import { getTranslations } from 'next-intl/server';
import { afterOf, one } from '#/app/_shared/found.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { PaymentTable } from '#/components/payments/payment-table.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { FilterLinks } from '#/components/ui/filter-links.tsx';
import { NextPage } from '#/components/ui/next-page.tsx';
import { listPayments } from '#/lib/payments/list-payments.ts';
import { PaymentActions } from './payment-actions.tsx';

export type PaymentSearch = { show?: string | string[]; after?: string | string[] };

const PER_PAGE = 50;
const FILTERS = {
  all: {},
  stars: { method: 'telegram_stars' },
  card: { method: 'robokassa' },
  refunding: { status: 'refunding' },
  refunded: { status: 'refunded' },
  open: { status: 'pending' },
} as const;
const NAMES = ['all', 'stars', 'card', 'refunding', 'refunded', 'open'] as const satisfies (keyof typeof FILTERS)[];

/** What was paid, newest first. */
export async function Payments({ search }: { search: PaymentSearch }) {
  const ctx = await pageContext();
  const t = await getTranslations('money.payments');
  const asked = one(search.show) ?? 'all';
  const chosen = NAMES.find((name) => name === asked) ?? 'all';
  const after = afterOf(search.after);
  const { rows, next } = await listPayments(ctx, { ...FILTERS[chosen], after, limit: PER_PAGE });
  const links = NAMES.map((value) => ({
    ...{ value, word: t(`filters.${value}`) },
    href: value === 'all' ? '/money' : `/money?show=${value}`,
  }));
  return (
    <>
      <LiveRefresh topics={['customer']} />
      <FilterLinks label={t('filter')} links={links} chosen={chosen} />
      {rows.length === 0 ? (
        <EmptyState>{t(chosen === 'all' ? 'empty' : 'emptyFilter')}</EmptyState>
      ) : (
        <PaymentTable payments={rows} actions={(payment) => <PaymentActions payment={payment} may={ctx.may} />} ofAll />
      )}
      <NextPage
        path="/money"
        next={next}
        first={after === undefined}
        keep={{ show: chosen === 'all' ? undefined : chosen }}
      />
    </>
  );
}
