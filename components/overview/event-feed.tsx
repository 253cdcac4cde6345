import { useTranslations } from 'next-intl';
import type { AttemptFailure } from '#/lib/refresh/model.ts';
import { CHECK_STATUS } from '../checks/check-status.ts';
import { ATTEMPT_STATUS } from '../refresh/attempt-status.ts';
import { cn } from '../ui/class-names.ts';
import { Link } from '../ui/link.tsx';
import { TEXT_TONE } from '../ui/meaning.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusIcon } from '../ui/status-badge.tsx';
import { endingOf } from './ending-of.ts';

export type Happening = {
  id: string;
  at: Date;
  href: string;
  username: string;
} & (
  | { noun: 'check'; status: 'completed' | 'failed' | 'cancelled'; count: number; whole: boolean }
  | { noun: 'attempt'; status: 'succeeded' | 'failed' | 'abandoned'; failure: AttemptFailure | null }
);

/** Newest first. */
export function EventFeed({ events }: { events: Happening[] }) {
  return (
    <ul className="overflow-clip rounded-lg border border-line bg-surface">
      {events.map((event) => {
        const look = event.noun === 'check' ? CHECK_STATUS[event.status] : ATTEMPT_STATUS[event.status];
        return (
          <li
            key={event.id}
            className="relative flex min-h-10 items-center gap-3 border-line border-b px-4 py-2 last:border-0 hover:bg-hover"
          >
            <StatusIcon icon={look.icon} className={cn('size-4', TEXT_TONE[look.meaning])} />
            <Link href={event.href} className="min-w-0 flex-1 text-pretty after:absolute after:inset-0">
              <Sentence event={event} />
            </Link>
            <span className="relative z-[1] text-ink-faint text-sm">
              <RelativeTime at={event.at} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Sentence({ event }: { event: Happening }) {
  const t = useTranslations('overview.event');
  const failure = useTranslations('refreshes.failure');
  const { username } = event;
  if (event.noun === 'check') return t(`check_${endingOf(event)}`, { username, count: event.count });
  if (event.status !== 'failed') return t(`attempt_${event.status}`, { username });
  return event.failure
    ? t('attempt_failed', { username, reason: failure(event.failure) })
    : t('attempt_failed_unknown', { username });
}
