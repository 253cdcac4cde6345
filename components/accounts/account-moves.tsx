import { CircleDot } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { AccountMoveView } from '#/lib/sessions/view.ts';
import { hasText } from '../ui/has-text.ts';
import { Timeline, TimelineStep } from '../ui/timeline.tsx';

/** Newest first. */
export function AccountMoves({ moves }: { moves: AccountMoveView[] }) {
  const t = useTranslations('accounts.moves');
  const format = useFormatter();
  const failure = useTranslations('refreshes.failure');
  const reasonOf = (reason: string) => {
    const own = `reasons.${reason}`;
    if (hasText(t, own)) return t(own);
    return hasText(failure, reason) ? failure(reason) : reason.replaceAll('_', ' ');
  };
  return (
    <Timeline label={t('title')}>
      {moves.map((move) => (
        <TimelineStep
          key={`${move.at.getTime()}-${move.event}`}
          look={{ icon: CircleDot, meaning: 'still' }}
          title={hasText(t, move.event) ? t(move.event) : move.event}
          time={format.dateTime(move.at, 'minute')}
        >
          {move.reason && reasonOf(move.reason)}
        </TimelineStep>
      ))}
    </Timeline>
  );
}
