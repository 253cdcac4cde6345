import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { AddPromo } from '#/components/money/add-promo.tsx';
import { PromoTable } from '#/components/money/promo-table.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import type { FormAction } from '#/components/ui/form-dialog.tsx';
import type { Outcome } from '#/components/ui/outcome.ts';
import { PartHead } from '#/components/ui/surface.tsx';
import { listPromos } from '#/lib/payments/make-promo.ts';
import { addPromoAction, endPromoAction } from './actions.ts';

/** Older ones are told by the HTTP API. */
const SHOWN = 100;

/** Codes that give credits, or take per cent off. */
export async function Promos() {
  const ctx = await pageContext();
  return <Codes add={addPromoAction} end={endPromoAction} mayMake={ctx.may('promo.make')} />;
}

type CodesProps = { add: FormAction; end: (id: string) => Promise<Outcome>; mayMake: boolean };

async function Codes({ add, end, mayMake }: CodesProps) {
  const ctx = await pageContext('promo.list');
  const t = await getTranslations('money.promos');
  const now = ctx.clock.now();
  const promos = (await listPromos(ctx)).slice(0, SHOWN).map((promo) => ({
    ...promo,
    holds: (promo.expiresAt === null || promo.expiresAt > now) && promo.usesLeft !== 0,
  }));
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('title')} note={t('note')} action={mayMake && <AddPromo action={add} />} />
      {promos.length === 0 ? (
        <EmptyState>{t('empty')}</EmptyState>
      ) : (
        <PromoTable promos={promos} end={mayMake ? (id) => end.bind(null, id) : null} />
      )}
    </section>
  );
}
