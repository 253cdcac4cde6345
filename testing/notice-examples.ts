import type { GiveUpCause, MoneyDiffers, OperatorNotice } from '#/lib/outbox/schema.ts';

const FAILURES = [
  ...['wrong_password', 'unknown_user', 'no_password', 'submissions_used_up', 'code_wrong', 'code_timeout', 'captcha'],
  ...[
    'challenge_unsupported',
    'suspended',
    'throttled',
    'warning',
    'unknown_screen',
    'browser_crashed',
    'browser_unreachable',
    'network',
  ],
  ...['timed_out', 'aborted', 'lease_lost', 'unsealable', 'a_new_word'],
  ...['other_account', 'foreign_host', 'deletion_pending'],
];
const VERDICTS = [
  ...['warning', 'suspended', 'challenged', 'wrong_identity', 'signed_out', 'endpoint_retired', 'list_withheld'],
  ...['target_missing', 'target_private', 'unrecognised', 'a_new_word'],
];
/** What may stop an account. */
export const STOPPED = ['no_totp_seed', 'password_refused', 'paused', 'retired', ...FAILURES];
const CAUSES: GiveUpCause[] = ['exception', 'worker_gone', 'unreachable', 'held_back', 'no_session'];
const DIFFERENCES: MoneyDiffers['what'][] = [
  ...([
    'no_order',
    'amount',
    'not_listed',
    'refund_not_listed',
    'refund_refused',
    'promo_again',
    'not_taken_in',
    'credits_spent',
  ] as const),
];
const BACKUP_FAILURES = ['no_space', 'not_writable', 'database', 'unreadable', 'overdue', 'other'];
/** How Instagram may ask a person. */
export const QUESTIONS = [
  'app_code',
  'text_code',
  'whatsapp_code',
  'email_code',
  'backup_code',
  'approve_on_device',
  'a_new_word',
];
const who = { username: 'reader', attemptId: 'a1' };

/** Notices to operators of every kind that has several sentences, with every cause that is known and one that is not. */
export const NOTICES: OperatorNotice[] = [
  ...FAILURES.flatMap((failure) =>
    [true, false].map(
      (needsPerson) => ({ kind: 'refresh_failed', payload: { ...who, failure, needsPerson } }) satisfies OperatorNotice,
    ),
  ),
  ...VERDICTS.flatMap((verdict) =>
    [null, 'reader'].map(
      (username) =>
        ({ kind: 'alarm', payload: { verdict, catalogue: 'E14', outline: null, username } }) satisfies OperatorNotice,
    ),
  ),
  ...(['locked_out', 'many_refused', 'token_in_address'] as const).map(
    (what) =>
      ({
        kind: 'intrusion',
        payload: { what, who: what === 'many_refused' ? null : 'ada@example.org', times: 100 },
      }) satisfies OperatorNotice,
  ),
  ...DIFFERENCES.map(
    (what) =>
      ({
        kind: 'money_differs',
        payload: { what, chargeId: 'stx1', stars: 300, detail: '1 / 3' },
      }) satisfies OperatorNotice,
  ),
  ...CAUSES.map(
    (cause) =>
      ({
        kind: 'check_given_up',
        payload: { checkId: 'c1', username: 'ada', cause, detail: null, times: cause === 'no_session' ? 0 : 5 },
      }) satisfies OperatorNotice,
  ),
  ...[...BACKUP_FAILURES, 'a_new_word'].flatMap((failure) =>
    ['2026-11-21T12:00:00Z', null].map(
      (lastAt) => ({ kind: 'backup_failed', payload: { failure, lastAt } }) satisfies OperatorNotice,
    ),
  ),
  ...QUESTIONS.flatMap((question) =>
    [undefined, null, '+380 ** *** **79'].flatMap((sentTo) =>
      [true, false].map(
        (wrongBefore) =>
          ({
            kind: 'code_needed',
            payload: { ...who, challengeId: 'q1', question, sentTo, wrongBefore },
          }) satisfies OperatorNotice,
      ),
    ),
  ),
];
