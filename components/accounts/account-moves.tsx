import { CircleDot } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { AccountMoveView } from '#/lib/sessions/view.ts';
import { Timeline, TimelineStep } from '../ui/timeline.tsx';

/** Newest first. */
export function AccountMoves({ moves }: { moves: AccountMoveView[] }) {
  const t = useTranslations('accounts.moves');
  const format = useFormatter();
  const failure = useTranslations('refreshes.failure');
  const reasonOf = (reason: string) => {
    const own = `reasons.${reason}` as Parameters<typeof t.has>[0];
    const key = reason as Parameters<typeof failure.has>[0];
    return t.has(own) ? t(own) : failure.has(key) ? failure(key) : reason.replaceAll('_', ' ');
  };
  const word = (event: string) => {
    const key = event as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : event;
  };
  return (
    <Timeline label={t('title')}>
      {moves.map((move) => (
        <TimelineStep
          key={`${move.at.getTime()}-${move.event}`}
          look={{ icon: CircleDot, meaning: 'still' }}
          title={word(move.event)}
          time={format.dateTime(move.at, 'minute')}
        >
          {move.reason && reasonOf(move.reason)}
        </TimelineStep>
      ))}
    </Timeline>
  );
}
