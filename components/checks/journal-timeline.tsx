import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '../ui/class-names.ts';
import { Elapsed } from '../ui/elapsed.tsx';
import { SOLID_TONE, TEXT_TONE } from '../ui/meaning.ts';
import { useFigures } from '../ui/use-figures.ts';
import { type Axis, GAP_LOOK, type Gap, gapsOf, type Move, placeOn, type Tick, thinned } from './journal-shape.ts';

const MOST_TICKS = 320;
/** Smaller gaps have no label (percent). */
const LABEL_FROM_PERCENT = 9;
/** Stands for a sentence's time. */
const TIME_PLACE = '\u0000';
const ROWS = { followers: 13, following: 41 } as const;

type JournalTimelineProps = { moves: Move[]; ticks: Tick[]; now: Date; ended: boolean };

/** Ticks for pages, coloured waits. */
export function JournalTimeline({ moves, ticks, now, ended }: JournalTimelineProps) {
  const t = useTranslations('checks.journal');
  const first = moves[0];
  if (!first) return null;
  const until = ended ? (moves.at(-1)?.at ?? now) : now;
  const axis = { from: first.at, until };
  const gaps = gapsOf(moves, until);
  const openGap = ended ? undefined : gaps.find((gap) => gap.until === until);
  if (ended && ticks.length === 0 && gaps.length === 0) return <p className="text-ink-soft">{t('none')}</p>;
  return (
    <figure className="flex flex-col gap-3">
      <div className="grid grid-cols-[auto_1fr] gap-x-3">
        <div className="flex flex-col justify-around pb-5 text-ink-faint text-xs">
          <span>{t('followers')}</span>
          <span>{t('following')}</span>
        </div>
        <div className="min-w-0">
          <div className="relative h-[72px] overflow-hidden rounded-md bg-sunken">
            {gaps.map((gap) => (
              <GapBand key={gap.from.getTime()} gap={gap} axis={axis} open={gap === openGap} />
            ))}
            <Ticks ticks={ticks} axis={axis} />
          </div>
          <AxisLabels axis={axis} />
        </div>
      </div>
      <figcaption>
        <GapList gaps={gaps} openGap={openGap} pages={ticks.length} />
      </figcaption>
    </figure>
  );
}

function GapBand({ gap, axis, open }: { gap: Gap; axis: Axis; open: boolean }) {
  const t = useTranslations('checks.journal');
  const { duration } = useFigures();
  const left = placeOn(axis, gap.from);
  const width = Math.max(0.4, placeOn(axis, gap.until) - left);
  const { meaning } = GAP_LOOK[gap.cause];
  const label = t(`gap.${gap.cause}`, { time: duration(gap.until.getTime() - gap.from.getTime()) });
  return (
    <div
      className="absolute inset-y-0 grid place-items-center"
      style={{ left: `${left}%`, width: `${width}%` }}
      title={label}
    >
      <span
        aria-hidden="true"
        className={cn('absolute inset-0 border-current border-x opacity-25', SOLID_TONE[meaning])}
      />
      {width > LABEL_FROM_PERCENT && (
        <span className={cn('relative max-w-full truncate px-2 font-medium text-xs', TEXT_TONE[meaning])}>
          <GapWords gap={gap} open={open} />
        </span>
      )}
    </div>
  );
}

function GapWords({ gap, open }: { gap: Gap; open: boolean }) {
  const t = useTranslations('checks.journal');
  const [before, after] = t(`gap.${gap.cause}`, { time: TIME_PLACE }).split(TIME_PLACE);
  return (
    <>
      {before}
      <Elapsed from={gap.from} until={open ? null : gap.until} />
      {after}
    </>
  );
}

/** One path per generation: the drawing stays small. */
function Ticks({ ticks, axis }: { ticks: Tick[]; axis: Axis }) {
  const newest = Math.max(0, ...ticks.map(({ generation }) => generation));
  const shown = thinned(ticks, MOST_TICKS);
  const path = (isNewest: boolean) =>
    shown
      .filter(({ generation }) => (generation === newest) === isNewest)
      .map((tick) => `M${(placeOn(axis, tick.readAt) * 10).toFixed(1)} ${ROWS[tick.list]}v18`)
      .join('');
  return (
    <svg
      viewBox="0 0 1000 72"
      preserveAspectRatio="none"
      fill="none"
      aria-hidden="true"
      className="absolute inset-0 size-full"
    >
      {[false, true].map((isNewest) => (
        <path
          key={String(isNewest)}
          d={path(isNewest)}
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
          className={isNewest ? 'stroke-well-solid' : 'stroke-working-solid'}
        />
      ))}
    </svg>
  );
}

function AxisLabels({ axis }: { axis: Axis }) {
  const format = useFormatter();
  const { duration } = useFigures();
  const time = (at: Date) => format.dateTime(at, 'clock');
  return (
    <div className="tabular mt-1 flex justify-between text-ink-faint text-xs">
      <span>{time(axis.from)}</span>
      <span>{duration(axis.until.getTime() - axis.from.getTime())}</span>
      <span>{time(axis.until)}</span>
    </div>
  );
}

function GapList({ gaps, openGap, pages }: { gaps: Gap[]; openGap: Gap | undefined; pages: number }) {
  const t = useTranslations('checks.journal');
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
      <li className="tabular">{t('pages', { count: pages })}</li>
      {gaps.map((gap) => (
        <li key={gap.from.getTime()} className="tabular flex items-center gap-1.5">
          <span aria-hidden="true" className={cn('size-2 rounded-full', SOLID_TONE[GAP_LOOK[gap.cause].meaning])} />
          <GapWords gap={gap} open={gap === openGap} />
        </li>
      ))}
    </ul>
  );
}
