import { describe, expect, it } from 'vitest';
import { BadSettings, readEnv } from './env.ts';

const NEEDED = {
  NODE_ENV: 'test' as const,
  DATABASE_URL: 'postgresql://a@b/c',
  VAULT_PUBLIC_KEY: 'public',
  PICTURE_KEY: 'picture',
};
const worker = (more: Record<string, string>) => readEnv('worker', { ...NEEDED, ...more });

/** What is said about wrong settings. */
function sentences(more: Record<string, string>): string[] {
  try {
    worker(more);
  } catch (error) {
    if (error instanceof BadSettings) return error.sentences;
    throw error;
  }
  return [];
}

describe('the settings for telling operators', () => {
  it('are read, and what is empty counts as missing', () => {
    const mail = { OPERATOR_EMAILS: 'a@b.co, c@d.org', SMTP_URL: 'smtps://u:p@mail.org', MAIL_FROM: 'M <m@b.co>' };
    expect(worker({ ...mail, QUIET_HOURS: '22:30-7', TIME_ZONE: 'Europe/Berlin' })).toMatchObject({
      OPERATOR_EMAILS: ['a@b.co', 'c@d.org'],
      QUIET_HOURS: { fromMinute: 1350, toMinute: 420 },
      TIME_ZONE: 'Europe/Berlin',
    });
    const names = ['SMTP_URL', 'MAIL_FROM', 'OPERATOR_EMAILS', 'NOTICE_WEBHOOK_URL', 'NOTICE_WEBHOOK_SECRET'];
    const empty = [...names, 'QUIET_HOURS', 'TIME_ZONE', 'CONTRACT_WATCH_MINUTES', 'CONTRACT_PROFILE'];
    expect(worker(Object.fromEntries(empty.map((name) => [name, ''])))).toMatchObject({
      OPERATOR_EMAILS: [],
      TIME_ZONE: 'UTC',
      CONTRACT_WATCH_MINUTES: 60,
    });
  });

  it('that need each other say so', () => {
    expect(sentences({ OPERATOR_EMAILS: 'a@b.co', NOTICE_WEBHOOK_URL: 'https://hooks.org/x' })).toEqual([
      'SMTP_URL is not set: it is needed because OPERATOR_EMAILS is set.',
      'NOTICE_WEBHOOK_SECRET is not set: it is needed because NOTICE_WEBHOOK_URL is set.',
    ]);
    expect(sentences({ SMTP_URL: 'smtp://mail.org' })).toEqual([
      'MAIL_FROM is not set: it is needed because SMTP_URL is set.',
    ]);
  });

  it.each([
    ['SMTP_URL', 'http://user:canary@mail.org'],
    ['MAIL_FROM', 'a@b.co\r\nBcc: canary@b.co'],
    ['OPERATOR_EMAILS', 'a@b.co,canary'],
    ['NOTICE_WEBHOOK_URL', 'http://hooks.org/canary'],
    ['NOTICE_WEBHOOK_URL', 'http://127.0.0.1.canary.org/'],
    ['NOTICE_WEBHOOK_SECRET', 'canary'],
    ['QUIET_HOURS', '25-canary'],
    ['TIME_ZONE', 'Mars/canary'],
    ['CONTRACT_PROFILE', '@canary'],
  ])('are refused in one sentence when %s is %j, without repeating it', (name, value) => {
    const said = sentences({ [name]: value }).filter((sentence) =>
      sentence.startsWith(`${name} is not usable: expects`),
    );
    expect(said).toHaveLength(1);
    expect(said[0]).not.toContain('canary');
  });

  it('stay with the worker', () => {
    expect(
      readEnv('web', { ...NEEDED, NEXTAUTH_SECRET: 'x'.repeat(32), FACTOR_KEY: 'factor', SMTP_URL: 'smtp://h' }),
    ).not.toHaveProperty('SMTP_URL');
  });
});
