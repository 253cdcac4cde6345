import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { nameOf } from '#/app/_shared/customer-name.ts';
import { found } from '#/app/_shared/found.ts';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { CheckTable } from '#/components/checks/check-table.tsx';
import { AnswerAccess } from '#/components/customers/answer-access.tsx';
import { CustomerData } from '#/components/customers/customer-data.tsx';
import { GiveCredits } from '#/components/customers/give-credits.tsx';
import { LedgerTable } from '#/components/customers/ledger-table.tsx';
import { TakeCredits } from '#/components/customers/take-credits.tsx';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { PaymentTable } from '#/components/payments/payment-table.tsx';
import { Copyable } from '#/components/ui/copyable.tsx';
import { Crumb } from '#/components/ui/crumb.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { RelativeTime } from '#/components/ui/relative-time.tsx';
import { Card, Fact, Facts, PageHead, PartHead } from '#/components/ui/surface.tsx';
import { listLedger } from '#/lib/billing/read-ledger.ts';
import { CustomerId } from '#/lib/customers/schema.ts';
import { listPayments } from '#/lib/payments/list-payments.ts';
import { listChecks } from '#/lib/views/read-check.ts';
import { readCustomerCredits } from '#/lib/views/read-customer-credits.ts';
import { PaymentActions } from '../../money/payment-actions.tsx';
import { answerAccessAction, deleteCustomerAction, giveCreditsAction, takeCreditsAction } from '../actions.ts';

type Props = { params: Promise<{ customerId: string }> };
/** The newest; older ones are told by the HTTP API. */
const MOST_CHECKS = 25;
const MOST_ENTRIES = 40;

/** Head and page ask once. */
const customerOf = cache((ctx: OperatorCtx, id: bigint) => found(readCustomerCredits(ctx, { id })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameOf(await customerOf(await pageContext(), idOf((await params).customerId))) };
}

export default async function CustomerPage({ params }: Props) {
  const ctx = await pageContext();
  const customerId = idOf((await params).customerId);
  const [t, checksText, customer, ledger, checks, payments] = await Promise.all([
    getTranslations('customers'),
    getTranslations('checks'),
    customerOf(ctx, customerId),
    found(listLedger(ctx, { customerId, limit: MOST_ENTRIES })), // whichever of the two says first that there is nobody
    listChecks(ctx, { customerId, limit: MOST_CHECKS }),
    listPayments(ctx, { customerId, limit: MOST_CHECKS }),
  ]);
  const name = nameOf(customer);
  return (
    <>
      <LiveRefresh topics={['customer', 'check']} />
      <PageHead
        above={<Crumb href="/customers">{t('title')}</Crumb>}
        title={<bdi>{name}</bdi>}
        action={
          ctx.may('credits.grant') && (
            <>
              <TakeCredits name={name} action={takeCreditsAction.bind(null, String(customerId))} />
              <GiveCredits
                name={name}
                action={giveCreditsAction.bind(null, String(customerId))}
                trigger={{ word: t('give'), look: 'primary' }}
              />
            </>
          )
        }
      />
      {customer.asksForAccess && ctx.may('access.answer') && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-waiting-line bg-waiting-soft px-4 py-3">
          <p className="min-w-0 flex-1 basis-56 text-pretty">{t('access.asks', { name })}</p>
          <AnswerAccess credits={ctx.limits.accessCredits} answer={answerAccessAction.bind(null, String(customerId))} />
        </div>
      )}
      <CustomerFacts customer={customer} />
      <section className="flex flex-col gap-4">
        <PartHead title={t('checksTitle')} />
        {checks.rows.length === 0 ? (
          <EmptyState>{checksText('empty')}</EmptyState>
        ) : (
          <CheckTable checks={checks.rows} ofCustomer />
        )}
      </section>
      {payments.rows.length > 0 && (
        <section className="flex flex-col gap-4">
          <PartHead title={t('paymentsTitle')} />
          <PaymentTable
            payments={payments.rows}
            actions={(payment) => <PaymentActions payment={payment} may={ctx.may} />}
          />
        </section>
      )}
      <section className="flex flex-col gap-4">
        <PartHead title={t('ledgerTitle')} />
        {ledger.length === 0 ? <EmptyState>{t('ledger.empty')}</EmptyState> : <LedgerTable entries={ledger} />}
      </section>
      {ctx.may('customer.delete') && (
        <CustomerData
          name={name}
          credits={customer.balance + customer.reserved}
          file={`/exports/customers/${customerId}`}
          remove={deleteCustomerAction.bind(null, String(customerId))}
        />
      )}
    </>
  );
}

async function CustomerFacts({ customer }: { customer: Awaited<ReturnType<typeof readCustomerCredits>> }) {
  const [t, format] = await Promise.all([getTranslations('customers'), getFormatter()]);
  return (
    <Card className="p-5">
      <Facts>
        <Fact word={t('facts.balance')}>
          <span data-testid="balance" className="font-semibold text-xl">
            {format.number(customer.balance)}
          </span>
        </Fact>
        <Fact word={t('facts.reserved')}>{format.number(customer.reserved)}</Fact>
        <Fact word={t('facts.id')}>
          <Copyable value={String(customer.id)} />
        </Fact>
        <Fact word={t('facts.username')}>{customer.username ? `@${customer.username}` : '–'}</Fact>
        <Fact word={t('facts.language')}>{t(`languages.${customer.language}`)}</Fact>
        <Fact word={t('facts.since')}>
          <RelativeTime at={customer.createdAt} />
        </Fact>
      </Facts>
    </Card>
  );
}

function idOf(value: string): bigint {
  const id = CustomerId.safeParse(value);
  if (!id.success) notFound();
  return id.data;
}
