import { useFormatter, useTranslations } from 'next-intl';
import type { ByReading, ReadingHalf } from '#/lib/sessions/by-reading.ts';
import type { Exposure, Used } from '#/lib/sessions/read-exposure.ts';
import { Meter } from '../ui/meter.tsx';
import { Fact, PartHead } from '../ui/surface.tsx';
import { useFigures } from '../ui/use-figures.ts';

/** From here on a limit is near. */
const NEAR = 0.8;

/** What an account was shown against its limits, and whether sessions that are shown more end sooner. */
export function ExposureMeters({ exposure, reading }: { exposure: Exposure; reading: ByReading }) {
  const t = useTranslations('accounts.exposure');
  return (
    <section className="flex flex-col gap-5">
      <PartHead title={t('title')} note={t('note')} />
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-4">
        {(['entries', 'lookUps'] as const).flatMap((what) =>
          (['hour', 'day'] as const).map((span) => (
            <Fact key={`${what}-${span}`} word={t(`${what}.${span}`)}>
              <UsedOf used={exposure[what][span]} label={t(`${what}.${span}`)} />
            </Fact>
          )),
        )}
      </dl>
      <Reading reading={reading} />
    </section>
  );
}

function UsedOf({ used: { used, limit }, label }: { used: Used; label: string }) {
  const t = useTranslations('accounts.exposure');
  const format = useFormatter();
  const share = used / limit;
  return (
    <div className="flex flex-col gap-2">
      <span className="tabular">{t('of', { used: format.number(used), limit: format.number(limit) })}</span>
      <Meter share={share} meaning={share < NEAR ? 'working' : 'waiting'} label={label} />
    </div>
  );
}

function Reading({ reading }: { reading: ByReading }) {
  const t = useTranslations('accounts.exposure.reading');
  const format = useFormatter();
  if (reading.kind === 'too_few')
    return <p className="text-ink-soft text-sm">{t('tooFew', { count: reading.deaths, needed: reading.needed })}</p>;
  const perDay = format.number(reading.perDay);
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-4">
      <p className="text-ink-soft text-sm">{t(reading.ended)}</p>
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Fact word={t('lighter', { perDay })}>
          <Half half={reading.lighter} />
        </Fact>
        <Fact word={t('heavier', { perDay })}>
          <Half half={reading.heavier} />
        </Fact>
      </dl>
    </div>
  );
}

function Half({ half: { sessions, deaths, halfMs } }: { half: ReadingHalf }) {
  const t = useTranslations('accounts.exposure.reading');
  const { duration } = useFigures();
  return (
    <>
      {halfMs === null ? t('longer') : t('half', { age: duration(halfMs) })}
      <span className="block text-ink-faint text-sm">{t('ended', { sessions, deaths })}</span>
    </>
  );
}
