import { useTranslations } from 'next-intl';
import type { AttemptFailure, AttemptStatus } from '#/lib/refresh/model.ts';
import { TEXT_TONE } from '../ui/meaning.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import { ATTEMPT_STATUS } from './attempt-status.ts';

export function AttemptBadge({ status, bare }: { status: AttemptStatus; bare?: boolean }) {
  const t = useTranslations('status.attempt');
  const look = ATTEMPT_STATUS[status];
  return (
    <StatusBadge look={look} bare={bare}>
      {t(look.word)}
    </StatusBadge>
  );
}

/** For the middle of a sentence. */
export function AttemptWord({ attempt }: { attempt: { status: AttemptStatus; failure: AttemptFailure | null } }) {
  const status = useTranslations('status.attempt');
  const failure = useTranslations('refreshes.failure');
  const look = ATTEMPT_STATUS[attempt.status];
  return (
    <span className={TEXT_TONE[look.meaning]}>{attempt.failure ? failure(attempt.failure) : status(look.word)}</span>
  );
}
