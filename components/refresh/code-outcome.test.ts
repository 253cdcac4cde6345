import { describe, expect, it } from 'vitest';
import type { AttemptStatus, ChallengeKind, ChallengeStatus } from '#/lib/refresh/model.ts';
import { outcomeOf, solverOf } from './code-outcome.ts';

const asked = (status: ChallengeStatus, kind: ChallengeKind = 'text_code', answeredBy: string | null = null) => ({
  id: crypto.randomUUID(),
  kind,
  status,
  answeredBy,
});
type Asked = ReturnType<typeof asked>;
const attempt = (status: AttemptStatus, ...challenges: Asked[]) => ({
  status,
  failure: null,
  endedAt: null,
  challenges,
});
const of = (status: AttemptStatus, question: Asked, ...later: Asked[]) =>
  outcomeOf(question, attempt(status, question, ...later));

describe('the outcome of a question', () => {
  it('is an approval when the tap on the other device signed the account in', () => {
    expect(of('succeeded', asked('closed', 'approve_on_device'))).toBe('approved');
  });

  it('is not an approval when a code was typed instead, or another tap was asked for later', () => {
    const switched = asked('accepted', 'text_code', 'Owner');
    expect(of('succeeded', asked('closed', 'approve_on_device'), switched)).toBe('solved');
    expect(of('succeeded', asked('closed', 'approve_on_device'), asked('closed', 'approve_on_device'))).toBe('solved');
  });

  it.each<ChallengeStatus>(['refused', 'expired', 'closed', 'open', 'answered'])(
    'is what came of the sign-in, for a question that was %s before somebody solved it',
    (status) => {
      const solved = asked('accepted', 'text_code', 'Owner');
      expect(of('succeeded', asked(status), solved)).toBe('solved');
      expect(solverOf(attempt('succeeded', asked(status), solved))).toBe('Owner');
    },
  );

  it('of a failed sign-in says whether the code was right, wrong, or nobody came', () => {
    expect(of('failed', asked('accepted'))).toBe('failed');
    expect(of('failed', asked('refused'))).toBe('refused');
    expect(of('failed', asked('expired'))).toBe('expired');
    expect(of('failed', asked('closed'))).toBe('ended');
  });

  it('promises nothing while the sign-in goes on', () => {
    expect(of('running', asked('answered'))).toBe('answered');
    expect(of('running', asked('accepted'))).toBe('finishing');
    expect(of('running', asked('closed', 'approve_on_device'))).toBe('finishing');
    expect(of('running', asked('refused'))).toBe('refused_now');
    expect(of('queued', asked('closed'))).toBe('closed');
    expect(of('abandoned', asked('closed'))).toBe('abandoned');
  });
});
