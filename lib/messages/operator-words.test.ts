import { describe, expect, it } from 'vitest';
import { CHANNELS } from '#/lib/outbox/channels.ts';
import { mailOf } from '#/lib/outbox/email/mail-of.ts';
import type { OperatorNotice } from '#/lib/outbox/schema.ts';
import { NOTICES, QUESTIONS, STOPPED } from '#/testing/notice-examples.ts';
import { accountRemedy } from './account-words.ts';
import type { Deliverable } from './load-deliverable.ts';
import { letterOf } from './operator-letter.ts';
import { outcomeMessage } from './outcome-message.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
/** One notice as a chat and a mailbox show it. */
async function shown(told: Deliverable, language: 'en' | 'ru', dashboard: string): Promise<string[]> {
  const said: string[] = [];
  const send = async (_chat: bigint, { html }: { html: string }) => ({ messageId: said.push(html) });
  const manner = { language, dashboard, now: NOW };
  const facts = { id: 'n1', kind: told.kind, at: NOW, payload: told.payload, reminder: 0, link: dashboard };
  const chat = { ...letterOf(told, { ...manner, form: 'chat' }), to: '1', replyTo: null, picture: null, facts };
  await CHANNELS.telegram.deliver({ send, edit: async () => 'same', illustrate: async () => 'same' }, chat);
  const mail = mailOf(letterOf(told, { ...manner, form: 'letter' }));
  return [...said, mail.subject, mail.text];
}

const who = { username: 'reader', attemptId: 'a1' };

describe.each(['en', 'ru'] as const)('what operators read, in %s,', (language) => {
  it.each(['https://mutuals.example', 'http://127.0.0.1:3000'])('is whole in every kind, on %s', async (dashboard) => {
    for (const notice of NOTICES)
      for (const waiting of [0, 1, 2, 5]) {
        for (const text of await shown({ ...notice, waiting }, language, dashboard)) {
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

  it('asks for a code only where a code is wanted', async () => {
    const code = /\bcodes?\b|код(?!т)/i;
    const payload = { ...who, challengeId: 'q1', question: 'approve_on_device', wrongBefore: true };
    const notices: OperatorNotice[] = [
      { kind: 'code_needed', payload },
      { kind: 'code_reminder', payload: { ...payload, expiresAt: '2026-11-23T12:05:00Z', half: true } },
    ];
    for (const notice of notices)
      for (const text of await shown(notice, language, 'https://mutuals.example'))
        expect(text.replace(/href="[^"]*"|https?:\S+/g, '')).not.toMatch(code);
    for (const status of ['accepted', 'refused', 'expired', 'closed']) {
      const outcome = { username: 'reader', question: 'approve_on_device', status, by: null, door: null };
      for (const goesOn of [true, false])
        expect(outcomeMessage({ ...outcome, goesOn }, language).html).not.toMatch(code);
    }
  });
});
