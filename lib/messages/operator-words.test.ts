import { describe, expect, it } from 'vitest';
import type { OperatorNotice } from '#/lib/outbox/model.ts';
import { NOTICES, QUESTIONS, STOPPED } from '#/testing/notice-examples.ts';
import { accountRemedy } from './account-words.ts';
import { mailOf } from './mail-of.ts';
import { operatorMessage, outcomeMessage } from './operator-message.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const who = { username: 'reader', attemptId: 'a1' };

describe.each(['en', 'ru'] as const)('what operators read, in %s,', (language) => {
  it.each(['https://mutuals.example', 'http://127.0.0.1:3000'])('is whole in every kind, on %s', (dashboard) => {
    for (const notice of NOTICES)
      for (const waiting of [0, 1, 2, 5]) {
        const manner = { language, dashboard, now: NOW };
        const told = { ...notice, waiting };
        const mail = mailOf(told, manner);
        for (const text of [operatorMessage(told, manner).html, mail.subject, mail.text]) {
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
      for (const text of [operatorMessage(notice, manner).html, mail.subject, mail.text])
        expect(text.replace(/href="[^"]*"|https?:\S+/g, '')).not.toMatch(code);
    }
    for (const status of ['accepted', 'refused', 'expired', 'closed']) {
      const outcome = { username: 'reader', question: 'approve_on_device', status, by: null, door: null };
      for (const goesOn of [true, false])
        expect(outcomeMessage({ ...outcome, goesOn }, language).html).not.toMatch(code);
    }
  });
});
