import { describe, expect, it } from 'vitest';
import { bellText } from '../bell-words.ts';
import { mailOf } from '../email/mail-of.ts';
import type { GiveUpCause, OperatorNotice } from '../model.ts';
import { accountRemedy } from './account-words.ts';
import { operatorMessage, outcomeMessage } from './operator-message.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
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
  ...['unrecognised', 'a_new_word'],
];
const STOPPED = ['no_totp_seed', 'password_refused', 'paused', 'retired', ...FAILURES];
const CAUSES: GiveUpCause[] = ['exception', 'worker_gone', 'unreachable', 'held_back', 'no_session'];
const BACKUP_FAILURES = ['no_space', 'not_writable', 'database', 'unreadable', 'overdue', 'other'];
const QUESTIONS = [
  'app_code',
  'text_code',
  'whatsapp_code',
  'email_code',
  'backup_code',
  'approve_on_device',
  'a_new_word',
];
const who = { username: 'reader', attemptId: 'a1' };

const NOTICES: OperatorNotice[] = [
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
  ...CAUSES.map(
    (cause) =>
      ({
        kind: 'check_given_up',
        payload: { checkId: 'c1', username: 'ada', cause, detail: null, times: 5 },
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

describe.each(['en', 'ru'] as const)('what operators read, in %s,', (language) => {
  it.each(['https://mutuals.example', 'http://127.0.0.1:3000'])('is whole in every kind, on %s', (dashboard) => {
    for (const notice of NOTICES)
      for (const waiting of [0, 1, 2, 5]) {
        const manner = { language, dashboard, now: NOW };
        const told = { ...notice, waiting };
        const mail = mailOf(told, manner);
        for (const text of [operatorMessage(told, manner).html, mail.subject, mail.text, bellText(notice, language)]) {
          const words = text.replace(/https?:\S+/g, '');
          expect(words).not.toMatch(/[{}$]|undefined|null|NaN|\bE\d|[a-z]+_[a-z]+| {2}| [.,]|\n\n\n|op-/);
        }
      }
  });

  it('says of every stopped account why, and one thing to do', () => {
    const remedies = STOPPED.map((because) =>
      accountRemedy(
        {
          username: 'reader',
          status: 'blocked',
          blockedFor: because,
          autoRefresh: { possible: false, reason: 'blocked' },
        },
        language,
      ),
    );
    for (const remedy of remedies) expect(remedy).toMatch(/^[^_{}$]+\. [^_{}$]+\.$/);
    expect(
      accountRemedy({ username: 'r', status: 'ready', blockedFor: null, autoRefresh: { possible: true } }, language),
    ).toBeNull();
  });

  it('says of every question how it ended', () => {
    for (const status of ['answered', 'accepted', 'refused', 'expired', 'closed'])
      for (const by of [null, 'Olga'])
        for (const question of QUESTIONS)
          for (const goesOn of [true, false])
            expect(
              outcomeMessage({ username: 'reader', question, status, goesOn, by, door: by && 'api' }, language).html,
            ).toMatch(/^[^_{}$]+\.$/);
  });

  it('asks for a code only where a code is wanted', () => {
    const code = /\bcodes?\b|код(?!т)/i;
    const payload = { ...who, challengeId: 'q1', question: 'approve_on_device', wrongBefore: true };
    const notices: OperatorNotice[] = [
      { kind: 'code_needed', payload },
      { kind: 'code_reminder', payload: { ...payload, expiresAt: '2026-11-23T12:05:00Z', half: true } },
    ];
    for (const notice of notices) {
      const manner = { language, dashboard: 'https://mutuals.example', now: NOW };
      const mail = mailOf(notice, manner);
      for (const text of [operatorMessage(notice, manner).html, mail.subject, mail.text, bellText(notice, language)])
        expect(text.replace(/href="[^"]*"|https?:\S+/g, '')).not.toMatch(code);
    }
    for (const status of ['accepted', 'refused', 'expired', 'closed']) {
      const outcome = { username: 'reader', question: 'approve_on_device', status, by: null, door: null };
      for (const goesOn of [true, false])
        expect(outcomeMessage({ ...outcome, goesOn }, language).html).not.toMatch(code);
    }
  });
});
