'use client';

import { useTime } from './use-clock.ts';
import { useFigures } from './use-figures.ts';

/** `3 min 12 s`; ticks while open. */
export function Elapsed({ from, until }: { from: Date; until: Date | null }) {
  const { duration } = useFigures();
  const now = useTime();
  return (
    <span className="tabular whitespace-nowrap" suppressHydrationWarning>
      {duration((until?.getTime() ?? now) - from.getTime())}
    </span>
  );
}
