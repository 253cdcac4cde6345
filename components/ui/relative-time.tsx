'use client';

import { useFormatter, useLocale, useNow } from 'next-intl';
import { cn } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

/** How often the words are looked at again. */
const REFRESH_MS = 10_000;

/** `3 minutes ago`, kept up to date; the exact time in the operator's zone on hover and focus. */
export function RelativeTime({ at, className }: { at: Date; className?: string }) {
  const format = useFormatter();
  // Russian's narrow form is a bare minus sign; its short one is words.
  const style = useLocale() === 'en' ? 'narrow' : 'short';
  const now = useNow({ updateInterval: REFRESH_MS });
  const exact = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <Tooltip text={exact}>
      <time dateTime={at.toISOString()} className={cn('tabular whitespace-nowrap', className)} suppressHydrationWarning>
        {format.relativeTime(at, { now: notBefore(now, at), style })}
      </time>
    </Tooltip>
  );
}

/** What has just happened is "now", not in the future, although the clock here is looked at only now and then. */
function notBefore(now: Date, at: Date): Date {
  const ahead = at.getTime() - now.getTime();
  return ahead > 0 && ahead < 2 * REFRESH_MS ? at : now;
}
