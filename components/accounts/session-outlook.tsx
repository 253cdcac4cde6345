import { useFormatter, useTranslations } from 'next-intl';
import type { SurvivalCurve } from '#/lib/sessions/lifetime.ts';
import type { SessionOutlook as Outlook } from '#/lib/sessions/read-lifetimes.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Fact, Facts } from '../ui/surface.tsx';

type Props = { outlook: Outlook; curve: SurvivalCurve; now: Date; alone: boolean };

/** What is expected of a living session, what it was learned from, and when it will be renewed. */
export function SessionOutlook({ outlook, curve, now, alone }: Props) {
  const t = useTranslations('accounts.outlook');
  const when = (at: Date | null) => (at ? <RelativeTime at={at} /> : t('unknown'));
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h2 className="text-base font-semibold">{t('title')}</h2>
        <p className="text-sm text-ink-soft">{t(`basis.${outlook.basis}`, { count: outlook.deaths })}</p>
      </div>
      <Facts>
        <Fact word={t('early')}>{when(outlook.earlyAt)}</Fact>
        {outlook.basis !== 'default' && (
          <>
            <Fact word={t('likely')}>{when(outlook.likelyAt)}</Fact>
            <Fact word={t('late')}>{when(outlook.lateAt)}</Fact>
          </>
        )}
        <Fact word={t('refresh')}>{alone ? when(outlook.refreshAt) : t('person')}</Fact>
        {outlook.cookiesEndAt && <Fact word={t('cookies')}>{when(outlook.cookiesEndAt)}</Fact>}
      </Facts>
      {curve.length > 1 && <Curve curve={curve} ageMs={now.getTime() - outlook.aliveSince.getTime()} />}
    </section>
  );
}

const WIDTH = 640;
const HEIGHT = 96;
const DAY_MS = 86_400_000;

/** The survival curve of the pool as a thin step line, with this session's age on it; a table for those who cannot see it. */
function Curve({ curve, ageMs }: { curve: SurvivalCurve; ageMs: number }) {
  const t = useTranslations('accounts.outlook');
  const format = useFormatter();
  const longest = Math.max(ageMs, curve.at(-1)?.ageMs ?? 0) * 1.05 || 1;
  const x = (ms: number) => ((ms / longest) * WIDTH).toFixed(1);
  const y = (share: number) => ((1 - share) * HEIGHT).toFixed(1);
  const steps = curve.map(
    (step, at) => `H${x(step.ageMs)}V${y(step.alive)}${at === curve.length - 1 ? `H${WIDTH}` : ''}`,
  );
  const days = (ms: number) => format.number(ms / DAY_MS, { maximumFractionDigits: 1, style: 'unit', unit: 'day' });
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-xs text-ink-soft">{t('curve')}</figcaption>
      <svg
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        className="h-24 w-full"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path
          d={`M0 ${y(1)}${steps.join('')}`}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
          className="text-accent"
        />
        <path
          d={`M${x(ageMs)} 0V${HEIGHT}`}
          stroke="currentColor"
          strokeDasharray="3 3"
          vectorEffect="non-scaling-stroke"
          className="text-ink-soft"
        />
      </svg>
      <table className="sr-only">
        <caption>{t('table')}</caption>
        <tbody>
          {curve.map((step) => (
            <tr key={step.ageMs}>
              <th scope="row">{days(step.ageMs)}</th>
              <td>{format.number(step.alive, { style: 'percent' })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
