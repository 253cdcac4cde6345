import type { Metadata } from 'next';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '#/app/_shared/found.ts';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { PaymentStoryView } from '#/components/payments/payment-story.tsx';
import { priceOf } from '#/components/payments/payment-table.tsx';
import { Copyable } from '#/components/ui/copyable.tsx';
import { Crumb } from '#/components/ui/crumb.tsx';
import { RelativeTime } from '#/components/ui/relative-time.tsx';
import { Card, Fact, Facts, PageHead, PartHead } from '#/components/ui/surface.tsx';
import { readPaymentStory } from '#/lib/payments/list-payments.ts';
import type { PaymentView } from '#/lib/payments/view.ts';
import { PaymentActions } from '../payment-actions.tsx';

type Props = { params: Promise<{ paymentId: string }> };

/** Head and page ask once. */
const storyOf = cache((ctx: OperatorCtx, paymentId: string) => found(readPaymentStory(ctx, { paymentId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { payment } = await storyOf(await pageContext(), idOf((await params).paymentId));
  return { title: priceOf(payment) };
}

export default async function PaymentPage({ params }: Props) {
  const ctx = await pageContext();
  const t = await getTranslations('money');
  const { payment, story } = await storyOf(ctx, idOf((await params).paymentId));
  return (
    <>
      <LiveRefresh topics={['customer']} />
      <PageHead
        above={<Crumb href="/money">{t('title')}</Crumb>}
        title={priceOf(payment)}
        action={<PaymentActions payment={payment} may={ctx.may} />}
      />
      <PaymentFacts payment={payment} />
      <section className="flex flex-col gap-4">
        <PartHead title={t('story.title')} />
        <Card className="p-5">
          <PaymentStoryView orderedAt={payment.createdAt} credits={payment.credits} story={story} />
        </Card>
      </section>
    </>
  );
}

async function PaymentFacts({ payment }: { payment: PaymentView }) {
  const [t, format] = await Promise.all([getTranslations('money.story'), getFormatter()]);
  const customer = payment.customerId;
  return (
    <Card className="p-5">
      <Facts>
        <Fact word={t('credits')}>{format.number(payment.credits)}</Fact>
        <Fact word={t('method')}>{t(`methods.${payment.method}`)}</Fact>
        <Fact word={t('customer')}>
          {customer === null ? (
            t('deleted')
          ) : (
            <Link href={`/customers/${customer}`} className="text-accent-text hover:underline">
              {String(customer)}
            </Link>
          )}
        </Fact>
        <Fact word={t('charge')}>{payment.externalId ? <Copyable value={payment.externalId} /> : '–'}</Fact>
        <Fact word={t('ordered')}>
          <RelativeTime at={payment.createdAt} />
        </Fact>
      </Facts>
    </Card>
  );
}
