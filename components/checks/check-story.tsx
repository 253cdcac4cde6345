import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useDuration } from '../ui/duration-text.tsx';
import { Timeline, TimelineStep } from '../ui/timeline.tsx';
import { CHECK_STATUS } from './check-status.ts';
import type { Move } from './journal-shape.ts';

/** Each change of a check's status, as a story: when, what, why, how long until the next. */
export function CheckStory({ moves }: { moves: Move[] }) {
  const t = useTranslations('checks');
  const format = useFormatter();
  const duration = useDuration();
  return (
    <Timeline label={t('story')}>
      {moves.map((move, place) => {
        const next = moves[place + 1];
        return (
          <TimelineStep
            key={`${move.at.getTime()}-${move.event}`}
            look={CHECK_STATUS[move.to]}
            title={t(`moves.${move.event}`, { run: move.run })}
            time={format.dateTime(move.at, { timeStyle: 'medium' })}
            lasted={next && duration(next.at.getTime() - move.at.getTime())}
          >
            {move.reason && reasonText(t, move.reason)}
            {move.attemptId && (
              <Link href={`/refreshes/${move.attemptId}`} className="text-accent-text hover:underline">
                {t('seeRefresh')}
              </Link>
            )}
          </TimelineStep>
        );
      })}
    </Timeline>
  );
}

/** A reason is a word of a closed list of another room; one that we have no text for is shown as the word it is. */
function reasonText(t: ReturnType<typeof useTranslations<'checks'>>, reason: string) {
  const key = `reasons.${reason}` as Parameters<typeof t.has>[0];
  return <span>{t.has(key) ? t(key) : reason.replaceAll('_', ' ')} </span>;
}
