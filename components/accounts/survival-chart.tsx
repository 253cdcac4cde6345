import { useFormatter, useTranslations } from 'next-intl';
import type { SurvivalCurve } from '#/lib/sessions/lifetime.ts';
import { cn } from '../ui/class-names.ts';
import { useDuration } from '../ui/use-duration.ts';

const WIDTH = 640;
const HEIGHT = 96;
const SHARES = [1, 0.5, 0] as const;
/** Past this part of the width, the label stands to the left of its line. */
const TURN = 0.7;

/** The survival curve of all sessions as a thin falling line, with this session's age on it; a table for those who cannot see it. */
export function SurvivalChart({ curve, ageMs }: { curve: SurvivalCurve; ageMs: number }) {
  const t = useTranslations('accounts.outlook');
  const format = useFormatter();
  const duration = useDuration();
  const longest = Math.max(ageMs, curve.at(-1)?.ageMs ?? 0) * 1.05 || 1;
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const here = ageMs / longest;
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="text-ink-soft text-sm">{t('curve')}</figcaption>
      <div aria-hidden="true" className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 text-ink-faint text-xs">
        <div className="tabular flex flex-col justify-between py-0 text-right leading-none">
          {SHARES.map((share) => (
            <span key={share}>{percent(share)}</span>
          ))}
        </div>
        <div className="relative h-28">
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            className="size-full overflow-visible"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {SHARES.map((share) => (
              <path
                key={share}
                d={`M0 ${(1 - share) * HEIGHT}H${WIDTH}`}
                className="stroke-line"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <path
              d={pathOf(curve, longest)}
              fill="none"
              strokeWidth="1.5"
              vectorEffect="non-scaling-stroke"
              className="stroke-working-solid"
            />
            <path
              d={`M${here * WIDTH} 0V${HEIGHT}`}
              strokeDasharray="3 3"
              vectorEffect="non-scaling-stroke"
              className="stroke-ink-faint"
            />
          </svg>
          <span
            style={{ left: `${here * 100}%` }}
            className={cn(
              'absolute top-1 whitespace-nowrap rounded-sm bg-surface px-1.5 py-0.5 text-ink-soft',
              here > TURN ? '-translate-x-full -ml-1' : 'ml-1',
            )}
          >
            {t('thisOne', { age: duration(ageMs) })}
          </span>
        </div>
        <span />
        <div className="tabular flex justify-between">
          <span>{duration(0)}</span>
          <span>{duration(longest / 2)}</span>
          <span>{duration(longest)}</span>
        </div>
      </div>
      <table className="sr-only">
        <caption>{t('table')}</caption>
        <tbody>
          {curve.map((step) => (
            <tr key={step.ageMs}>
              <th scope="row">{duration(step.ageMs)}</th>
              <td>{percent(step.alive)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** A step line: level until an age at which some ended, then down. */
function pathOf(curve: SurvivalCurve, longest: number): string {
  const steps = curve.map(
    ({ ageMs, alive }) => `H${((ageMs / longest) * WIDTH).toFixed(1)}V${((1 - alive) * HEIGHT).toFixed(1)}`,
  );
  return `M0 0${steps.join('')}H${WIDTH}`;
}
