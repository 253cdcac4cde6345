'use client';

import { useFormatter, useNow, useTranslations } from 'next-intl';
import { cn } from './class-names.ts';
import { distanceOf } from './relative-words.ts';
import { Tooltip } from './tooltip.tsx';

/** How often the words are looked at again. */
const REFRESH_MS = 10_000;

/** `3 min ago`, `in 4 h`, kept up to date; the exact time in the operator's zone on hover and focus. */
export function RelativeTime({ at, className }: { at: Date; className?: string }) {
  const t = useTranslations('ui.relative');
  const format = useFormatter();
  const now = useNow({ updateInterval: REFRESH_MS });
  const { side, unit, count } = distanceOf(at.getTime() - notBefore(now, at).getTime());
  const exact = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <Tooltip text={exact}>
      <time dateTime={at.toISOString()} className={cn('tabular whitespace-nowrap', className)} suppressHydrationWarning>
        {side === 'now' ? t('now') : t(side, { time: t(unit, { count }) })}
      </time>
    </Tooltip>
  );
}

/** What has just happened is "now", not in the future, although the clock here is looked at only now and then. */
function notBefore(now: Date, at: Date): Date {
  const ahead = at.getTime() - now.getTime();
  return ahead > 0 && ahead < 2 * REFRESH_MS ? at : now;
}
