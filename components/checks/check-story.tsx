import { useFormatter, useTranslations } from 'next-intl';
import { Timeline, TimelineStep } from '../ui/timeline.tsx';
import { useDuration } from '../ui/use-duration.ts';
import { CHECK_STATUS } from './check-status.ts';
import type { Move } from './journal-shape.ts';

type T = ReturnType<typeof useTranslations<'checks'>>;

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
            title={moveText(t, move)}
            time={format.dateTime(move.at, { timeStyle: 'medium' })}
            lasted={next && duration(next.at.getTime() - move.at.getTime())}
          >
            {move.reason && reasonText(t, move.reason)}
          </TimelineStep>
        );
      })}
    </Timeline>
  );
}

function moveText(t: T, { event, reason, run }: Move): string {
  const key = `moves.${event === 'rescue' && reason === 'slice' ? 'slice' : event}` as Parameters<T['has']>[0];
  return t.has(key) ? t(key, { run }) : event;
}

/** A reason is a word of a closed list of another room; one that we have no text for is shown as the word it is. */
function reasonText(t: T, reason: string) {
  const key = `reasons.${reason}` as Parameters<typeof t.has>[0];
  return <span>{t.has(key) ? t(key) : reason.replaceAll('_', ' ')} </span>;
}
