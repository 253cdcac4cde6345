import { describe, expect, it } from 'vitest';
import type { OperatorNotice } from '#/lib/outbox/schema.ts';
import { LANGUAGES } from '#/lib/platform/language.ts';
import { openCatalogue } from '#/lib/platform/texts.ts';
import { NOTICES } from '#/testing/notice-examples.ts';
import { bellText } from './bell-text.ts';
import en from './locales/en.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };

const catalogue = openCatalogue({ en, ru });
const who = { username: 'reader', attemptId: 'a1' };
const account = { accountId: 'r1', username: 'reader', by: 'Olga' };
const MORE: OperatorNotice[] = [
  { kind: 'refreshed', payload: who },
  { kind: 'recovered', payload: who },
  { kind: 'nothing_left', payload: { waitingChecks: 1_663 } },
  { kind: 'digest', payload: { since: '', until: '', timeZone: 'UTC' } },
  ...(['session', 'account', 'account_with_session'] as const).map(
    (what) => ({ kind: 'handed_in', payload: { ...account, what } }) satisfies OperatorNotice,
  ),
  ...(['profile', 'list'] as const).flatMap((surface): OperatorNotice[] => [
    ...[true, false, null].map(
      (fallback) =>
        ({ kind: 'contract_broken', payload: { surface, verdict: 'x', fallback } }) satisfies OperatorNotice,
    ),
    { kind: 'contract_restored', payload: { surface } },
  ]),
];
const says = (notice: OperatorNotice, language: 'en' | 'ru' = 'en') => bellText(notice, catalogue(language));
const security = (what: Extract<OperatorNotice, { kind: 'security' }>['payload']['what'], subject: string) =>
  says({ kind: 'security', payload: { what, subject, by: 'Olga' } });

describe('the bell', () => {
  it.each(LANGUAGES)('says a whole sentence of every notice, in %s', (language) => {
    for (const notice of [...NOTICES, ...MORE]) {
      const text = says(notice, language);
      expect(text).toMatch(/^[^{}<>]{10,}\.$/);
      expect(text).not.toMatch(/undefined|null|true|false|NaN|\bE\d|[a-z]+_[a-z]+| {2}| [.,]/);
    }
  });

  it('says who did what to the house', () => {
    expect(security('new_owner', 'Eve')).toBe('Eve is an owner now: made by Olga.');
    expect(security('token_made', 'reports')).toBe('Olga made the API token “reports”.');
    expect(security('foreign_session', '@reader')).toContain('is not of @reader');
    expect(security('factors_reset', 'operator')).toBe(
      'Olga reset the second factor of operator: the password alone is enough now.',
    );
  });

  it('says of a stopped account what the dashboard says of it everywhere', () => {
    const failed = {
      kind: 'refresh_failed',
      payload: { ...who, failure: 'wrong_password', needsPerson: true },
    } as const;
    expect(says(failed)).toBe(en.accounts.trouble.wrong_password.replace('{username}', 'reader'));
    expect(says(failed, 'ru')).toBe(ru.accounts.trouble.wrong_password.replace('{username}', 'reader'));
  });

  it.each(LANGUAGES)('asks for a code only where a code is wanted, in %s', (language) => {
    const payload = { ...who, challengeId: 'q1', question: 'approve_on_device', wrongBefore: true };
    for (const notice of [
      { kind: 'code_needed', payload },
      { kind: 'code_reminder', payload: { ...payload, expiresAt: '2026-11-23T12:05:00Z', half: true } },
    ] satisfies OperatorNotice[])
      expect(says(notice, language)).not.toMatch(/\bcodes?\b|код(?!т)/i);
  });
});
