/**
 * A notice is a message owed to a customer or to the operators. It is written in the transaction of
 * its event (the outbox) and delivered afterwards, at least once; the dedupe key makes it one row per event and channel.
 */

/** What customers are told about one check. `check_progress` is one message that is edited as the check goes on. */
export type CustomerNotice =
  | { kind: 'check_progress'; payload: Record<string, never> }
  | { kind: 'check_result'; payload: Record<string, never> }
  | { kind: 'check_failed'; payload: { failure: string } }
  | { kind: 'check_cancelled'; payload: Record<string, never> };

/** What operators are told. */
export type OperatorNotice =
  | { kind: 'code_needed'; payload: { username: string; attemptId: string; challengeId: string; question: string } }
  | { kind: 'refreshed'; payload: { username: string; attemptId: string } }
  | { kind: 'recovered'; payload: { username: string; attemptId: string } }
  | { kind: 'refresh_failed'; payload: { username: string; attemptId: string; failure: string; needsPerson: boolean } }
  | { kind: 'nothing_left'; payload: { waitingChecks: number } }
  | {
      kind: 'alarm';
      payload: { verdict: string; catalogue: string | null; outline: string | null; username: string | null };
    };
