import { describe, expect, it } from 'vitest';
import { readEnv } from '#/lib/platform/env.ts';
import { CHANNEL_NAMES, openSenders } from './channels.ts';
import { operatorChannelsOf } from './operator-channels.ts';

const NEEDED = { DATABASE_URL: 'postgresql://a@b/c', VAULT_PUBLIC_KEY: 'public', PICTURE_KEY: 'picture' };
const TOLD = {
  ...{ ADMIN_USER_IDS: '7,8', TELEGRAM_TOKEN: '1:token' },
  ...{ OPERATOR_EMAILS: 'a@b.co', SMTP_URL: 'smtps://u:p@mail.org', MAIL_FROM: 'M <m@b.co>' },
  ...{ NOTICE_WEBHOOK_URL: 'https://hooks.org/x', NOTICE_WEBHOOK_SECRET: 'a long enough secret' },
  QUIET_HOURS: '23-8',
};
const worker = (more: Record<string, string>) => readEnv('worker', { NODE_ENV: 'test', ...NEEDED, ...more });

describe('a process', () => {
  it('speaks on every channel that its settings say how to, and on no other', async () => {
    expect(Object.keys(await openSenders(worker({ TELEGRAM_TOKEN: '1:token' })))).toEqual(['telegram']);
    const all = CHANNEL_NAMES.filter((name) => name !== 'dashboard');
    expect(Object.keys(await openSenders(worker(TOLD)))).toEqual(all);
  });

  it('tells whom its settings name, whichever program it is', () => {
    const quiet = { fromMinute: 23 * 60, toMinute: 8 * 60, timeZone: 'UTC' };
    const addresses = { telegram: ['7', '8'], email: ['a@b.co'], webhook: ['webhook'], dashboard: [] };
    expect(operatorChannelsOf(worker(TOLD))).toEqual({ addresses, quiet, mail: true });
    const other = readEnv('tool', { NODE_ENV: 'test', ...NEEDED, ...TOLD });
    expect(operatorChannelsOf(other)).toEqual({ addresses, quiet, mail: true });
  });
});
