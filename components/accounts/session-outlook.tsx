import { useTranslations } from 'next-intl';
import type { SurvivalCurve } from '#/lib/sessions/lifetime.ts';
import type { SessionOutlook as Outlook } from '#/lib/sessions/read-lifetimes.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Fact, PartHead } from '../ui/surface.tsx';
import { SurvivalChart } from './survival-chart.tsx';

type Props = { outlook: Outlook; curve: SurvivalCurve; now: Date; alone: boolean };

/** What is expected of a living session, what it was learned from, and when it will be renewed. */
export function SessionOutlook({ outlook, curve, now, alone }: Props) {
  const t = useTranslations('accounts.outlook');
  const when = (at: Date | null) =>
    at ? <RelativeTime at={at} /> : <span className="text-ink-soft">{t('unknown')}</span>;
  const learned = outlook.basis !== 'default';
  return (
    <section className="flex flex-col gap-5">
      <PartHead title={t('title')} note={t(`basis.${outlook.basis}`, { count: outlook.deaths })} />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
        <Fact word={t('refresh')}>
          {alone ? when(outlook.refreshAt) : <span className="text-waiting">{t('person')}</span>}
        </Fact>
        <Fact word={t('early')}>{when(outlook.earlyAt)}</Fact>
        {learned && <Fact word={t('likely')}>{when(outlook.likelyAt)}</Fact>}
        {learned && <Fact word={t('late')}>{when(outlook.lateAt)}</Fact>}
        {outlook.cookiesEndAt && <Fact word={t('cookies')}>{when(outlook.cookiesEndAt)}</Fact>}
      </dl>
      {curve.length > 1 && <SurvivalChart curve={curve} ageMs={now.getTime() - outlook.aliveSince.getTime()} />}
    </section>
  );
}
