/** What became of a question to a person, told by how its sign-in ended first. Pure. */
import type { AttemptFailure, AttemptStatus, ChallengeKind, ChallengeStatus } from '#/lib/refresh/model.ts';

/** The words are in the messages under `code.ending` and `code.endingNote`. */
export type CodeOutcome =
  /** Signed in, by this answer: a code, or the tap on the other device. */
  | 'accepted'
  | 'approved'
  /** Signed in since, by another answer or without one. */
  | 'solved'
  /** It is being tried. */
  | 'answered'
  /** Accepted, or the page went on, and the browser is finishing. */
  | 'finishing'
  /** The sign-in failed: after a right code, after a refused one, because nobody answered, or for another reason. */
  | 'failed'
  | 'refused'
  | 'expired'
  | 'ended'
  | 'abandoned'
  /** Over, while the sign-in goes on: refused, or not asked any more. */
  | 'refused_now'
  | 'closed';

type Question = { id: string; kind: ChallengeKind; status: ChallengeStatus };
/** The sign-in that asked, with all its questions. */
export type AskingAttempt = {
  status: AttemptStatus;
  failure: AttemptFailure | null;
  endedAt: Date | null;
  challenges: readonly (Question & { answeredBy: string | null })[];
};

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

/** Who answered so that the account was signed in; null when nobody typed anything. */
export function solverOf(attempt: AskingAttempt): string | null {
  return attempt.challenges.find(({ status }) => status === 'accepted')?.answeredBy ?? null;
}

/** A tap on another device leaves no answer here: the question is closed by the page that went on. */
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
