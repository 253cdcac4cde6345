import type { AttemptFailure, AttemptStatus, ChallengeKind, ChallengeStatus } from '#/lib/refresh/model.ts';

/** Words: messages `code.ending` and `code.endingNote`. */
export type CodeOutcome =
  | 'accepted'
  | 'approved'
  | 'solved'
  | 'answered'
  | 'finishing'
  | 'failed'
  | 'refused'
  | 'expired'
  | 'ended'
  | 'abandoned'
  /** Over, while the sign-in goes on. */
  | 'refused_now'
  | 'closed';

type Question = { id: string; kind: ChallengeKind; status: ChallengeStatus };
export type AskingAttempt = {
  status: AttemptStatus;
  failure: AttemptFailure | null;
  endedAt: Date | null;
  challenges: readonly (Question & { answeredBy: string | null })[];
};

/** By the end of the sign-in, then of the question. */
export function outcomeOf(question: Question, attempt: AskingAttempt): CodeOutcome {
  switch (attempt.status) {
    case 'succeeded':
      return whenSignedIn(question, attempt);
    case 'failed':
      return whenFailed(question.status);
    case 'abandoned':
      return 'abandoned';
    default:
      return whileTrying(question);
  }
}

/** Null when nobody typed anything. */
export function solverOf(attempt: AskingAttempt): string | null {
  return attempt.challenges.find(({ status }) => status === 'accepted')?.answeredBy ?? null;
}

/** A tap elsewhere leaves no answer: the page that moved on closed the question. */
function whenSignedIn(question: Question, attempt: AskingAttempt): CodeOutcome {
  if (question.status === 'accepted') return question.kind === 'approve_on_device' ? 'approved' : 'accepted';
  const tapped = question.kind === 'approve_on_device' && (question.status === 'closed' || question.status === 'open');
  const last = attempt.challenges.at(-1)?.id === question.id;
  return tapped && last && solverOf(attempt) === null ? 'approved' : 'solved';
}

function whenFailed(status: ChallengeStatus): CodeOutcome {
  if (status === 'accepted') return 'failed';
  return status === 'refused' || status === 'expired' ? status : 'ended';
}

function whileTrying({ kind, status }: Question): CodeOutcome {
  if (status === 'accepted') return 'finishing';
  if (status === 'answered' || status === 'expired') return status;
  if (status === 'refused') return 'refused_now';
  return kind === 'approve_on_device' && status === 'closed' ? 'finishing' : 'closed';
}
