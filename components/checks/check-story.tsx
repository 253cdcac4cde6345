import { BookOpen } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { hasText } from '../ui/has-text.ts';
import { Timeline, TimelineStep } from '../ui/timeline.tsx';
import { useFigures } from '../ui/use-figures.ts';
import { CHECK_STATUS } from './check-status.ts';
import type { Move } from './journal-shape.ts';
import { foldTurns, type StoryLine } from './story-turns.ts';

type T = ReturnType<typeof useTranslations<'checks'>>;

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

const TURNS = { icon: BookOpen, meaning: 'working' } as const;

function moveText(t: T, { event, reason, run }: StoryLine): string {
  const key = `moves.${event === 'rescue' && reason === 'slice' ? 'slice' : event}`;
  return hasText(t, key) ? t(key, { run }) : event;
}

/** Another room's closed list; unknown words are shown as they are. */
function reasonText(t: T, reason: string) {
  const key = `reasons.${reason}`;
  return <span>{hasText(t, key) ? t(key) : reason.replaceAll('_', ' ')} </span>;
}
