import { useFormatter, useTranslations } from 'next-intl';
import type { SurvivalCurve } from '#/lib/sessions/forecast.ts';
import { shareAlive } from '#/lib/sessions/forecast.ts';
import { cn } from '../ui/class-names.ts';
import { useFigures } from '../ui/use-figures.ts';

const WIDTH = 640;
const HEIGHT = 96;
const SHARES = [1, 0.5, 0] as const;
/** Beyond it labels stand left of their line. */
const TURN = 0.7;

type SurvivalChartProps = {
  curve: SurvivalCurve;
  ageMs: number;
  /** Null when no renewal is planned. */
  renewedMs: number | null;
  /** Grey until enough have ended. */
  believed: boolean;
};

/** With now and the next renewal; a table for screen readers. */
export function SurvivalChart({ curve, ageMs, renewedMs, believed }: SurvivalChartProps) {
  const t = useTranslations('accounts.outlook');
  const format = useFormatter();
  const { duration } = useFigures();
  const longest = Math.max(ageMs, renewedMs ?? 0, curve.at(-1)?.ageMs ?? 0) * 1.05 || 1;
  const percent = (share: number) => format.number(share, 'wholePercent');
  const alive = (ms: number) => shareAlive(curve, ms);
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="text-ink-soft text-sm">{t(believed ? 'curve' : 'curveSoFar')}</figcaption>
      <div aria-hidden="true" className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 text-ink-faint text-xs">
        <div className="tabular flex flex-col justify-between py-0 text-right leading-none">
          {SHARES.map((share) => (
            <span key={share}>{percent(share)}</span>
          ))}
        </div>
        <div className="relative h-28">
          <Lines path={pathOf(curve, longest)} believed={believed} />
          <Mark place={ageMs / longest} alive={alive(ageMs)} className="top-1">
            {t('thisOne', { age: duration(ageMs) })}
          </Mark>
          {renewedMs !== null && renewedMs > ageMs && (
            <Mark place={renewedMs / longest} alive={alive(renewedMs)} className="bottom-1">
              {t('renewed', { age: duration(renewedMs) })}
            </Mark>
          )}
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

function Lines({ path, believed }: { path: string; believed: boolean }) {
  return (
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
        d={path}
        fill="none"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        data-believed={believed}
        className={believed ? 'stroke-working-solid' : 'stroke-still-solid opacity-60'}
      />
    </svg>
  );
}

type MarkProps = { place: number; alive: number; className: string; children: string };

function Mark({ place, alive, className, children }: MarkProps) {
  return (
    <div className="absolute inset-y-0" style={{ left: `${place * 100}%` }}>
      <span className="absolute inset-y-0 border-ink-faint border-l border-dashed" />
      <span
        className="absolute size-2 -translate-x-1/2 -translate-y-1/2 rounded-full border border-surface bg-accent"
        style={{ top: `${(1 - alive) * 100}%` }}
      />
      <span
        className={cn(
          'absolute whitespace-nowrap rounded-sm bg-surface px-1.5 py-0.5 text-ink-soft',
          place > TURN ? '-ml-1.5 -translate-x-full' : 'ml-1.5',
          className,
        )}
      >
        {children}
      </span>
    </div>
  );
}

function pathOf(curve: SurvivalCurve, longest: number): string {
  const steps = curve.map(
    ({ ageMs, alive }) => `H${((ageMs / longest) * WIDTH).toFixed(1)}V${((1 - alive) * HEIGHT).toFixed(1)}`,
  );
  return `M0 0${steps.join('')}H${WIDTH}`;
}
