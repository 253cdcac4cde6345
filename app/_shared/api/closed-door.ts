import { DomainError } from '#/lib/platform/errors.ts';
import type { Answered } from '#/lib/refresh/answer-challenge.ts';

/** Why a code or a wish came too late, as a refusal: somebody was first, or the time is over. */
export function closedDoor({ reason, by }: Extract<Answered, { ok: false }>): DomainError {
  switch (reason) {
    case 'answered':
      return new DomainError('conflict', `${by ?? 'Somebody'} answered this question first.`, { reason, by });
    case 'expired':
      return new DomainError('gone', 'The time for this question is over. Ask for a new session to be asked again.', {
        reason,
      });
    case 'closed':
      return new DomainError('gone', 'This question is closed: the sign-in went on without it, or ended.', { reason });
  }
}
