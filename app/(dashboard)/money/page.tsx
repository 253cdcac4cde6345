import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { one } from '#/app/_shared/found.ts';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { PageHead } from '#/components/ui/surface.tsx';
import { Tabs } from '#/components/ui/tabs.tsx';
import { Days } from './days.tsx';
import { type PaymentSearch, Payments } from './payments.tsx';
import { Promos } from './promos.tsx';
import { Tariffs } from './tariffs.tsx';

const VIEWS = [
  { value: 'payments', isFor: () => true, Part: Payments },
  { value: 'days', isFor: () => true, Part: Days },
  { value: 'tariffs', isFor: () => true, Part: Tariffs },
  { value: 'promos', isFor: ({ may }: OperatorCtx) => may('promo.list'), Part: Promos },
] as const;

type Props = { searchParams: Promise<PaymentSearch & { view?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('money'))('title') };
}

export default async function MoneyPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const t = await getTranslations('money');
  const search = await searchParams;
  const offered = VIEWS.filter(({ isFor }) => isFor(ctx));
  const { value: chosen, Part } = offered.find(({ value }) => value === one(search.view)) ?? VIEWS[0];
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
      <Tabs
        label={t('title')}
        chosen={chosen}
        tabs={offered.map(({ value }) => ({ value, word: t(`tabs.${value}`), href: `/money?view=${value}` }))}
      />
      <Part search={search} />
    </>
  );
}
