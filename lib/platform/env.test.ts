import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from './clock.ts';
import { BadSettings, readEnv } from './env.ts';

const NEEDED = {
  NODE_ENV: 'test' as const,
  DATABASE_URL: 'postgresql://a@b/c',
  VAULT_PUBLIC_KEY: 'public',
  PICTURE_KEY: 'picture',
};
const worker = (more: Record<string, string>) => readEnv('worker', { ...NEEDED, ...more });

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
      operatorEmails: ['a@b.co', 'c@d.org'],
      quietHours: { fromMinute: 1350, toMinute: 420 },
      timeZone: 'Europe/Berlin',
    });
    const names = ['SMTP_URL', 'MAIL_FROM', 'OPERATOR_EMAILS', 'NOTICE_WEBHOOK_URL', 'NOTICE_WEBHOOK_SECRET'];
    const empty = [...names, 'QUIET_HOURS', 'TIME_ZONE', 'CONTRACT_WATCH_MINUTES', 'CONTRACT_PROFILE'];
    expect(worker(Object.fromEntries(empty.map((name) => [name, ''])))).toMatchObject({
      operatorEmails: [],
      timeZone: 'UTC',
      contractWatchEveryMs: 60 * MINUTE_MS,
    });
  });

  it('name a bot as Telegram does', () => {
    expect(worker({ BOT_USERNAME: 'mutuals_bot' }).botUsername).toBe('mutuals_bot');
    for (const name of ['@mutuals_bot', 'https://t.me/mutuals_bot', 'bot name', 'bot'])
      expect(sentences({ BOT_USERNAME: name })).toEqual([expect.stringContaining('BOT_USERNAME is not usable')]);
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
    ).not.toHaveProperty('smtpUrl');
  });
});

describe('settings that stand in files', () => {
  const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
  const file = (name: string, text: string) => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };

  it('are read from there, and an empty file is a setting that is missing', () => {
    const read = worker({
      TELEGRAM_TOKEN_FILE: file('token', '123456:ABC-def\n'),
      SMTP_URL_FILE: file('smtp', ''),
      PICTURE_KEY: '',
      PICTURE_KEY_FILE: file('picture', 'a key\n'),
    });
    expect(read).toMatchObject({ telegramToken: '123456:ABC-def', pictureKey: 'a key' });
    expect(read.smtpUrl).toBeUndefined();
  });

  it('put the password of the database into its address, unless that has one', () => {
    const DATABASE_PASSWORD_FILE = file('password', 'p@ss/word\n');
    const address = (DATABASE_URL: string) => worker({ DATABASE_URL, DATABASE_PASSWORD_FILE }).databaseUrl;
    expect(address('postgresql://mutuals@db:5432/mutuals')).toBe('postgresql://mutuals:p%40ss%2Fword@db:5432/mutuals');
    expect(address('postgres://a:b@db/c')).toBe('postgres://a:b@db/c');
    expect(address('postgresql://db/c')).toBe('postgresql://db/c');
  });

  it('are refused in one sentence when both are given, or the file is not there; nothing of them is repeated', () => {
    expect(sentences({ TELEGRAM_TOKEN: '1:canary', TELEGRAM_TOKEN_FILE: file('token', '1:canary') })).toEqual([
      'TELEGRAM_TOKEN and TELEGRAM_TOKEN_FILE are both set: keep one of them.',
    ]);
    expect(sentences({ SMTP_URL_FILE: '/nowhere/smtp' })).toEqual([
      'SMTP_URL_FILE names /nowhere/smtp, which cannot be read (ENOENT).',
    ]);
    expect(sentences({ SMTP_URL_FILE: file('smtp', 'http://canary') }).join()).not.toContain('canary');
    rmSync(directory, { recursive: true });
  });
});

describe('where browsers are asked for', () => {
  it('is the address of a WebSocket, or nothing', () => {
    expect(worker({ BROWSER_ENDPOINT: 'ws://browser:3003' }).browserEndpoint).toBe('ws://browser:3003');
    expect(worker({ BROWSER_ENDPOINT: '' }).browserEndpoint).toBeUndefined();
    expect(sentences({ BROWSER_ENDPOINT: 'http://browser:3003' })).toEqual([
      'BROWSER_ENDPOINT is not usable: expects ws://host:port, or wss://….',
    ]);
  });
});

it.each([
  [
    { ROBOKASSA_LOGIN: 'shop' },
    'web',
    ['ROBOKASSA_PASSWORD_2 is not set: it is needed because ROBOKASSA_LOGIN is set.'],
  ],
  [
    { ROBOKASSA_LOGIN: 'shop' },
    'bot',
    ['ROBOKASSA_PASSWORD_1 is not set: it is needed because ROBOKASSA_LOGIN is set.'],
  ],
  [
    { ROBOKASSA_PASSWORD_1: 'one' },
    'bot',
    ['ROBOKASSA_LOGIN is not set: it is needed because ROBOKASSA_PASSWORD_1 is set.'],
  ],
  [
    { ROBOKASSA_PASSWORD_2: 'two' },
    'web',
    ['ROBOKASSA_LOGIN is not set: it is needed because ROBOKASSA_PASSWORD_2 is set.'],
  ],
  [
    { ROBOKASSA_LOGIN: 'shop', ROBOKASSA_PASSWORD_1: 'one' },
    'tool',
    ['ROBOKASSA_PASSWORD_2 is not set: it is needed because ROBOKASSA_LOGIN is set.'],
  ],
  [
    { ROBOKASSA_LOGIN: 'shop', ROBOKASSA_PASSWORD_2: 'two' },
    'tool',
    ['ROBOKASSA_PASSWORD_1 is not set: it is needed because ROBOKASSA_LOGIN is set.'],
  ],
] as const)('a shop is not set up by half: %o for the %s', (more, program, expected) => {
  const own = { NEXTAUTH_SECRET: 'x'.repeat(40), FACTOR_KEY: 'factor', ...more };
  const read = () => readEnv(program, { ...NEEDED, ...own });
  expect(read).toThrow(new BadSettings([...expected]));
});

it('the second password of a shop stays away from the bot', () => {
  const shop = { ROBOKASSA_LOGIN: 'shop', ROBOKASSA_PASSWORD_1: 'one', ROBOKASSA_PASSWORD_2: 'two' };
  expect(JSON.stringify(readEnv('bot', { ...NEEDED, ...shop }))).not.toContain('two');
});
