import { Search } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { nameOf } from '#/app/_shared/customer-name.ts';
import { one } from '#/app/_shared/found.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { AccessList } from '#/components/customers/access-list.tsx';
import { AnswerAccess } from '#/components/customers/answer-access.tsx';
import { CustomerTable } from '#/components/customers/customer-table.tsx';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { Input } from '#/components/ui/field.tsx';
import { NextPage } from '#/components/ui/next-page.tsx';
import { PageHead } from '#/components/ui/surface.tsx';
import { listAccessAsked } from '#/lib/views/list-access-asked.ts';
import { listCustomers } from '#/lib/views/list-customers.ts';
import { answerAccessAction } from './actions.ts';

const PER_PAGE = 50;
/** The longest waits; the next ones move up when these are answered. */
const MOST_ASKING = 10;
type Props = { searchParams: Promise<{ after?: string | string[]; search?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('title') };
}

export default async function CustomersPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const t = await getTranslations('customers');
  const query = await searchParams;
  const search = one(query.search)?.slice(0, 64);
  const after = one(query.after);
  const from = after && /^\d{1,18}$/.test(after) ? { after: BigInt(after) } : {};
  const { rows, next } = await listCustomers(ctx, { limit: PER_PAGE, ...(search ? { search } : {}), ...from });
  return (
    <>
      <LiveRefresh topics={['customer']} />
      <PageHead title={t('title')} note={t('note')} />
      <WhoAsks />
      <search>
        <form action="/customers" className="relative max-w-sm">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
          />
          <Input
            name="search"
            defaultValue={search}
            aria-label={t('search')}
            placeholder={t('search')}
            className="pl-9"
          />
        </form>
      </search>
      {rows.length === 0 ? (
        <EmptyState>{search ? t('emptySearch') : t('empty')}</EmptyState>
      ) : (
        <CustomerTable customers={rows.map((customer) => ({ ...customer, name: nameOf(customer) }))} />
      )}
      <NextPage
        path="/customers"
        next={next === null ? null : String(next)}
        first={after === undefined}
        keep={{ search }}
      />
    </>
  );
}

/** Newcomers with no other way to a check. */
async function WhoAsks() {
  const ctx = await pageContext();
  const asking = await listAccessAsked(ctx, { limit: MOST_ASKING });
  return (
    <AccessList
      asking={asking.map((customer) => ({ ...customer, name: nameOf(customer) }))}
      answer={({ id }) =>
        ctx.may('access.answer') && (
          <AnswerAccess credits={ctx.limits.accessCredits} answer={answerAccessAction.bind(null, String(id))} />
        )
      }
    />
  );
}
