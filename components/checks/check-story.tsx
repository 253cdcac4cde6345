import { BookOpen } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { hasText } from '../ui/has-text.ts';
import { Timeline, TimelineStep } from '../ui/timeline.tsx';
import { useFigures } from '../ui/use-figures.ts';
import { CHECK_STATUS } from './check-status.ts';
import type { Move } from './journal-shape.ts';
import { foldTurns, type StoryLine } from './story-turns.ts';

type T = ReturnType<typeof useTranslations<'checks'>>;

/** What happened to a check, as a story: when, what, why, how long until the next; ordinary turns in one line. */
export function CheckStory({ moves }: { moves: Move[] }) {
  const t = useTranslations('checks');
  const format = useFormatter();
  const { duration } = useFigures();
  return (
    <Timeline label={t('story')}>
      {foldTurns(moves).map((line) => (
        <TimelineStep
          key={`${line.at.getTime()}-${line.event}`}
          look={line.turns ? TURNS : CHECK_STATUS[line.to]}
          title={line.turns ? t('moves.turns', { count: line.turns }) : moveText(t, line)}
          time={format.dateTime(line.at, 'clock')}
          lasted={line.until ? duration(line.until.getTime() - line.at.getTime()) : undefined}
        >
          {line.reason && !line.turns && reasonText(t, line.reason)}
        </TimelineStep>
      ))}
    </Timeline>
  );
}

/** Reading went on: no spinner, since it may be over long ago. */
const TURNS = { icon: BookOpen, meaning: 'working' } as const;

function moveText(t: T, { event, reason, run }: StoryLine): string {
  const key = `moves.${event === 'rescue' && reason === 'slice' ? 'slice' : event}`;
  return hasText(t, key) ? t(key, { run }) : event;
}

/** A reason is a word of a closed list of another room; one that we have no text for is shown as the word it is. */
function reasonText(t: T, reason: string) {
  const key = `reasons.${reason}`;
  return <span>{hasText(t, key) ? t(key) : reason.replaceAll('_', ' ')} </span>;
}
