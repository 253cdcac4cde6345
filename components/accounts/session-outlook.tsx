'use client';

import { useTranslations } from 'next-intl';
import { DEATHS_NEEDED, forecastOf } from '#/lib/sessions/forecast.ts';
import type { SessionOutlook as Outlook } from '#/lib/sessions/read-lifetimes.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Fact, PartHead } from '../ui/surface.tsx';
import { useTime } from '../ui/use-clock.ts';
import { useFigures } from '../ui/use-figures.ts';
import { SurvivalChart } from './survival-chart.tsx';

/** Reckoned anew while the page is open. */
export function SessionOutlook({ outlook, alone }: { outlook: Outlook; alone: boolean }) {
  const t = useTranslations('accounts.outlook');
  const now = useTime();
  const born = outlook.aliveSince.getTime();
  const endsByMs = outlook.cookiesEndAt && outlook.cookiesEndAt.getTime() - born;
  const learned = outlook.basis !== 'default';
  const forecast = forecastOf(outlook.curve, now - born, endsByMs);
  const renewedMs = alone ? outlook.refreshAt.getTime() - born : null;
  const end = (ms: number | null) =>
    ms === null ? <span className="text-ink-soft">{t('unknown')}</span> : <RelativeTime at={new Date(born + ms)} />;
  return (
    <section className="flex flex-col gap-5">
      <PartHead title={t('title')} note={<Basis outlook={outlook} />} />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
        <Fact word={t('refresh')}>
          <Renewal at={alone ? outlook.refreshAt : null} now={now} />
        </Fact>
        {learned && <Fact word={t('early')}>{end(forecast.earlyMs)}</Fact>}
        {learned && <Fact word={t('likely')}>{end(forecast.halfMs)}</Fact>}
        {learned && <Fact word={t('late')}>{end(forecast.lateMs)}</Fact>}
        {outlook.cookiesEndAt && (
          <Fact word={t('cookies')}>
            <RelativeTime at={outlook.cookiesEndAt} />
          </Fact>
        )}
      </dl>
      {learned && renewedMs !== null && forecast.earlyMs !== null && forecast.earlyMs < renewedMs && (
        <p className="text-ink-soft text-sm">{t('mayEndBefore')}</p>
      )}
      {outlook.curve.length > 1 && (
        <SurvivalChart curve={outlook.curve} ageMs={now - born} renewedMs={renewedMs} believed={learned} />
      )}
    </section>
  );
}

function Basis({ outlook }: { outlook: Outlook }) {
  const t = useTranslations('accounts.outlook.basis');
  const { duration } = useFigures();
  const { basis, deaths: count } = outlook;
  if (basis !== 'default') return t(basis, { count });
  const age = duration(outlook.earlyAt.getTime() - outlook.aliveSince.getTime());
  return count < DEATHS_NEEDED ? t('learning', { count, needed: DEATHS_NEEDED, age }) : t('rarely', { age });
}

function Renewal({ at, now }: { at: Date | null; now: number }) {
  const t = useTranslations('accounts.outlook');
  if (!at) return <span className="text-waiting">{t('person')}</span>;
  return at.getTime() > now ? <RelativeTime at={at} /> : t('soon');
}
