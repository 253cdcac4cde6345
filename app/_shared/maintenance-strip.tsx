import { getTranslations } from 'next-intl/server';
import { RelativeTime } from '#/components/ui/relative-time.tsx';
import { maintenanceOf } from '#/lib/settings/maintenance.ts';
import type { OperatorCtx } from './operator-context.ts';

/** While new checks are not taken, every page says so, and until when. */
export async function MaintenanceStrip({ ctx }: { ctx: OperatorCtx }) {
  const maintenance = maintenanceOf(ctx.rules.maintenance, ctx.clock.now());
  if (!maintenance) return null;
  const t = await getTranslations('maintenance');
  const { until, by } = maintenance;
  return (
    <p role="status" className="mb-6 rounded-lg border border-waiting-line bg-waiting-soft px-4 py-3 text-pretty">
      <span className="font-medium">{t('title')}</span>{' '}
      <span className="text-ink-soft">
        {t('note', { by })} {until ? <RelativeTime at={until} /> : t('open')}
      </span>
    </p>
  );
}
