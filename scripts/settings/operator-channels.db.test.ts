/** Whoever tells operators something owes it on every channel: so each process is given what says which there are. */
import { expect, it } from 'vitest';
import { tellIntrusion } from '#/lib/outbox/tell-intrusion.ts';
import { readEnv } from '#/lib/platform/env.ts';
import { open } from '#/lib/wiring.ts';
import { createDatabase } from '#/testing/database/database.ts';
import { freshValues } from './fresh-values.ts';
import { environmentFor } from './program-environment.ts';

const CHANNELS = {
  ADMIN_USER_IDS: '7',
  OPERATOR_EMAILS: 'olga@example.org',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  MAIL_FROM: 'mutuals@example.org',
  NOTICE_WEBHOOK_URL: 'https://example.org/hook',
  NOTICE_WEBHOOK_SECRET: 'a secret of the webhook',
};

it.each(['web', 'worker', 'bot'] as const)(
  'what %s tells is owed in the bell and on every channel',
  async (program) => {
    await using database = await createDatabase();
    const settings = { ...freshValues(), ...CHANNELS, DATABASE_URL: database.url, TELEGRAM_TOKEN: '1:a' };
    const env = readEnv(program, environmentFor(program, {}, settings));
    const { ctx, close } = await open(program, env, { poolSize: 2 });
    try {
      const intrusion = { what: 'many_refused', who: null, times: 100, at: ctx.clock.now() } as const;
      await ctx.db.transaction((tx) => tellIntrusion(ctx)(tx, intrusion));
    } finally {
      await close();
    }
    const owed = await database.db.notice.findMany({ orderBy: { channel: 'asc' }, select: { channel: true } });
    expect(owed.map(({ channel }) => channel).sort()).toEqual(['dashboard', 'email', 'telegram', 'webhook']);
  },
);
