'use client';

import { useFormatter } from 'next-intl';
import { cn } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';
import { useTime } from './use-clock.ts';
import { useFigures } from './use-figures.ts';

/** The server's clock may be this far ahead (milliseconds). */
const SKEW_MS = 2_000;

/** `3 min ago`, ticking; the exact time on hover and focus. */
export function RelativeTime({ at, className }: { at: Date; className?: string }) {
  const { distance } = useFigures();
  const format = useFormatter();
  const ahead = at.getTime() - useTime();
  const exact = format.dateTime(at, 'moment');
  return (
    <Tooltip text={exact}>
      <time dateTime={at.toISOString()} className={cn('tabular whitespace-nowrap', className)} suppressHydrationWarning>
        {distance(ahead > 0 && ahead < SKEW_MS ? 0 : ahead)}
      </time>
    </Tooltip>
  );
}
