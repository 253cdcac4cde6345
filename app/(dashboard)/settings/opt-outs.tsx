import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { AddOptOut } from '#/components/settings/add-opt-out.tsx';
import { OptOutTable } from '#/components/settings/opt-out-table.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { PartHead } from '#/components/ui/surface.tsx';
import { listOptOuts } from '#/lib/privacy/opt-outs.ts';
import { addOptOutAction, liftOptOutAction } from './opt-out-actions.ts';

/** Older ones are told by the HTTP API. */
const SHOWN = 50;

/** People on Instagram who asked not to be read. */
export async function OptOuts() {
  const ctx = await pageContext('opt_out.list');
  const t = await getTranslations('settings.optOuts');
  const { rows } = await listOptOuts(ctx, { limit: SHOWN });
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('title')} note={t('note')} action={<AddOptOut action={addOptOutAction} />} />
      {rows.length === 0 ? (
        <EmptyState>{t('empty')}</EmptyState>
      ) : (
        <OptOutTable optOuts={rows} lift={(id) => liftOptOutAction.bind(null, id)} />
      )}
    </section>
  );
}
