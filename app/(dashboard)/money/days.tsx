import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { DayTable } from '#/components/money/day-table.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { PartHead } from '#/components/ui/surface.tsx';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { readMoneyReport } from '#/lib/views/read-money-report.ts';

/** Older days are told by the HTTP API. */
const DAYS_SHOWN = 31;

/** What moved on each day, newest first; it equals the ledger. */
export async function Days() {
  const ctx = await pageContext();
  const t = await getTranslations('money.days');
  const now = ctx.clock.now();
  const from = dayOf(after(now, -(DAYS_SHOWN - 1) * DAY_MS));
  const days = await readMoneyReport(ctx, { from, to: dayOf(now) });
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('title')} note={t('note')} />
      {days.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <DayTable days={days.toReversed()} />}
    </section>
  );
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
