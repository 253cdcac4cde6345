import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { AddTariff } from '#/components/money/add-tariff.tsx';
import { TariffTable } from '#/components/money/tariff-table.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { PartHead } from '#/components/ui/surface.tsx';
import { listEveryTariff } from '#/lib/payments/change-tariffs.ts';
import { addTariffAction, offerTariffAction } from './actions.ts';

/** What is sold, and was. */
export async function Tariffs() {
  const ctx = await pageContext();
  const t = await getTranslations('money.tariffs');
  const mayChange = ctx.may('tariff.change');
  const tariffs = (await listEveryTariff(ctx)).map(({ priceRub, ...row }) => ({
    ...row,
    roubles: priceRub.toNumber(),
  }));
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('title')} note={t('note')} action={mayChange && <AddTariff action={addTariffAction} />} />
      {tariffs.length === 0 ? (
        <EmptyState>{t('empty')}</EmptyState>
      ) : (
        <TariffTable tariffs={tariffs} offer={mayChange ? (id, on) => offerTariffAction.bind(null, id, on) : null} />
      )}
    </section>
  );
}
