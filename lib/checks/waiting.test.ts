import { describe, expect, it } from 'vitest';
import { POLICIES } from '#/lib/refresh/policy.ts';
import { causeOf, type Hope, soonestHope } from './waiting.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const later = new Date(NOW.getTime() + 60_000);

const account = (more: Partial<Hope> = {}): Hope => ({
  ...{ id: 'a1', username: 'reader', status: 'ready', blockedFor: null, live: false, hasPassword: true },
  ...{ attemptId: null, attemptStatus: null, notBefore: null, challengeId: null, challengeKind: null },
  lastFailure: null,
  ...more,
});
const underWay = { attemptId: 't1', attemptStatus: 'running' };
const asked = { attemptId: 't1', attemptStatus: 'waiting_for_code', challengeId: 'q1', challengeKind: 'app_code' };
const planned = { attemptId: 't1', attemptStatus: 'queued', notBefore: later };

describe('why a check waits', () => {
  it.each<[string, Partial<Hope>, string]>([
    ['a sign-in runs', underWay, 'signing_in'],
    ['a sign-in begins in a moment', { attemptId: 't1', attemptStatus: 'queued' }, 'signing_in'],
    ['a planned sign-in is due', { ...planned, notBefore: NOW }, 'signing_in'],
    ['a code is asked for', asked, 'code'],
    ['an approval is asked for', { ...asked, challengeKind: 'approve_on_device' }, 'approval'],
    ['the code came and is being entered', { ...asked, challengeId: null }, 'signing_in'],
    ['a session is there', { live: true }, 'ready'],
    ['it is tried again later', { ...planned, lastFailure: 'network' }, 'retry'],
    ['Instagram wants it slower', { ...planned, lastFailure: 'throttled' }, 'throttled'],
    ['the sign-ins are used up', { ...planned, lastFailure: 'submissions_used_up' }, 'throttled'],
    ['nobody gave the code', { ...planned, lastFailure: 'code_timeout' }, 'code_later'],
    ['nothing is under way', {}, 'nobody'],
    ['there is no password', { hasPassword: false }, 'no_password'],
    ['it is suspended, whatever is planned', { status: 'suspended', ...planned }, 'suspended'],
    ['our people paused it', { status: 'paused' }, 'paused'],
    ['it is stopped for a word that is new', { status: 'blocked', blockedFor: 'a_new_word' }, 'person'],
    ['it is stopped and nobody wrote why', { status: 'blocked' }, 'person'],
  ])('%s', (_, facts, cause) => expect(causeOf(account(facts), NOW)).toBe(cause));

  it('is never a sign-in of ours while the account is stopped, for whatever reason', () => {
    for (const blockedFor of Object.keys(POLICIES))
      expect(['signing_in', 'ready', 'retry', 'throttled']).not.toContain(
        causeOf(account({ status: 'blocked', blockedFor, ...underWay, live: true }), NOW),
      );
  });

  it('is told of the account that ends the wait soonest, and of the own one when all are alike', () => {
    const stopped = account({ id: 'a1', status: 'blocked', blockedFor: 'warning' });
    const signingIn = account({ id: 'a2', ...underWay });
    expect(soonestHope([stopped, signingIn], 'a1', NOW)).toEqual({ account: signingIn, cause: 'signing_in' });
    const twin = account({ id: 'a3', ...underWay });
    expect(soonestHope([signingIn, twin], 'a3', NOW)?.account).toBe(twin);
    expect(soonestHope([], null, NOW)).toBeNull();
  });
});
