import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { createMailSender } from './email/create-mail-sender.ts';
import { type MailServer, startMailServer } from './email/mail-world.ts';
import { listBell } from './list-bell.ts';
import type { OperatorNotice } from './model.ts';
import { createNoticeWorld, type NoticeWorld } from './notice-world.ts';
import { oweOperators } from './owe-notice.ts';
import { closeTrouble, listOpenTroubles, remindTrouble } from './remind-trouble.ts';
import { sweepNotices } from './sweep-notices.ts';
import { createWebhookSender } from './webhook/create-webhook-sender.ts';

const QUIET = { fromMinute: 23 * 60, toMinute: 8 * 60, timeZone: 'UTC' };

let world: NoticeWorld;
let mail: MailServer;
let hook: Awaited<ReturnType<typeof startHook>>;
beforeAll(async () => {
  [world, mail, hook] = await Promise.all([createNoticeWorld(), startMailServer(), startHook()]);
});
afterAll(() => Promise.all([world.close(), mail.close(), hook.close()]));

beforeEach(async () => {
  await world.ctx.db.notice.deleteMany();
  mail.mails.length = 0;
  hook.got.length = 0;
  hook.status = 204;
});

/** A program that listens. */
async function startHook() {
  const got: { kind: string; id: string; reminder: number; payload: object }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    got.push(JSON.parse(body));
    response.writeHead(state.status).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  const state = { got, url, close, status: 204 };
  return state;
}

async function team(more: { quiet?: typeof QUIET; emails?: string[] } = {}) {
  const chat = await world.customer('en');
  const ctx = {
    ...world.ctx,
    operatorChats: [chat.id],
    operatorChannels: { emails: more.emails ?? ['olga@example.org'], webhook: true, quiet: more.quiet ?? null },
    mail: createMailSender({ url: mail.url, from: 'Mutuals <mutuals@example.org>' }),
    webhook: createWebhookSender({ url: hook.url, secret: 'canary-webhook-secret', now: world.clock.now }),
  };
  const owe = (notice: OperatorNotice, about: string = randomUUID()) =>
    ctx.db.transaction((tx) => oweOperators(ctx, tx, { ...notice, about, at: world.clock.now() }));
  const sweep = () => sweepNotices(ctx, world.compose);
  const tell = async (notice: OperatorNotice, about?: string) => {
    await owe(notice, about);
    await sweep();
  };
  return { ctx, owe, sweep, tell, chat: () => chat.user.chat().map(({ text }) => text ?? '') };
}

const FAILED = { username: 'reader', attemptId: 'a1', failure: 'wrong_password', needsPerson: true };
const failed = (more: Partial<typeof FAILED> = {}): OperatorNotice => ({
  kind: 'refresh_failed',
  payload: { ...FAILED, ...more },
});
const news = (kind: 'refreshed' | 'recovered', username = 'reader'): OperatorNotice => ({
  kind,
  payload: { username, attemptId: 'a1' },
});

describe('operators', () => {
  it('are told on the bell, in Telegram, by e-mail and through the webhook, once each', async () => {
    const { tell, sweep, chat, ctx } = await team();
    const payload = { username: 'reader', attemptId: 'a1', challengeId: 'c1', question: 'text_code' };
    await tell({ kind: 'code_needed', payload }, 'c1');
    await tell({ kind: 'code_needed', payload }, 'c1');
    await Promise.all([sweep(), sweep()]);

    expect(chat()).toHaveLength(1);
    expect(await listBell(ctx, { limit: 5 })).toMatchObject([{ kind: 'code_needed', payload }]);
    expect(mail.mails).toMatchObject([{ to: 'olga@example.org', subject: '@reader needs a code to sign in' }]);
    expect(mail.mails[0]?.text).toContain('Open the code page: https://mutuals.example/codes/c1');
    expect(mail.mails[0]?.text).not.toContain('Reply to this message');
    expect(mail.mails[0]?.html).toContain('<a href="https://mutuals.example/codes/c1">');
    expect(hook.got).toMatchObject([{ kind: 'code_needed', payload, reminder: 0 }]);
    expect(hook.got[0]).toMatchObject({ link: 'https://mutuals.example/codes/c1' });
  });

  it('read e-mails in the language that they chose in the dashboard', async () => {
    const operator = { email: 'Ivan@Example.org', name: 'Ivan', role: 'operator', passwordHash: 'x' } as const;
    await world.ctx.db.operator.create({ data: { ...operator, language: 'ru' } });
    const { tell } = await team({ emails: ['ivan@example.org', 'olga@example.org'] });
    await tell(failed());
    const subjects = mail.mails.map(({ to, subject }) => [to, subject]).sort();
    expect(subjects).toEqual([
      ['ivan@example.org', 'Войти в @reader не удалось'],
      ['olga@example.org', '@reader could not be signed in'],
    ]);
  });

  it('hear of every kind in words of both languages', async () => {
    const operator = { email: 'all@example.org', name: 'All', role: 'operator', passwordHash: 'x' } as const;
    const { id } = await world.ctx.db.operator.create({ data: operator });
    const { tell } = await team({ emails: ['all@example.org'] });
    for (const language of ['en', 'ru'] as const) {
      await world.ctx.db.operator.update({ where: { id }, data: { language } });
      await world.ctx.db.notice.deleteMany();
      await tell(news('refreshed'));
      await tell(news('recovered'));
      await tell({ kind: 'nothing_left', payload: { waitingChecks: 5 } });
      await tell({
        kind: 'alarm',
        payload: { verdict: 'warning', catalogue: 'E1', outline: null, username: 'reader' },
      });
      for (const surface of ['profile', 'list'] as const) {
        await tell({ kind: 'contract_broken', payload: { surface, verdict: 'endpoint_retired', fallback: null } });
        await tell({ kind: 'contract_restored', payload: { surface } });
      }
    }
    expect(mail.mails).toHaveLength(16);
    for (const language of ['en', 'ru'] as const)
      for (const { text, path } of await listBell(world.ctx, { limit: 9, language })) {
        expect(text).toMatch(/^[^{}<>]{10,}$/);
        expect(path).toMatch(/^\//);
      }
    for (const { subject, text } of mail.mails) {
      expect(subject.length).toBeGreaterThan(5);
      expect(text).not.toMatch(/[{}<>]|op-|undefined/);
    }
    expect(new Set(mail.mails.map(({ text }) => text)).size).toBe(16);
  });

  it('lose nothing while a mail server or a webhook is away: it is tried again with growing pauses', async () => {
    const { tell, sweep, ctx } = await team();
    hook.status = 500;
    mail.answerOnce('MAIL', '451 later');
    await tell(failed());
    expect([mail.mails.length, hook.got.length]).toEqual([0, 1]);
    await sweep();
    expect(hook.got).toHaveLength(1);

    world.clock.pass(5_000);
    await sweep();
    expect([mail.mails.length, hook.got.length]).toEqual([1, 2]);
    hook.status = 200;
    world.clock.pass(9_000);
    await sweep();
    expect(hook.got).toHaveLength(2);
    world.clock.pass(1_000);
    await sweep();
    expect(new Set(hook.got.map(({ id }) => id)).size).toBe(1);
    const states = await ctx.db.notice.groupBy({ by: ['status'], _count: true });
    expect(states).toEqual([{ status: 'sent', _count: 4 }]);
  });

  it('are not told again through a webhook that is gone, and the notice says why', async () => {
    const { tell, sweep, ctx } = await team();
    hook.status = 410;
    await tell(failed());
    world.clock.pass(DAY_MS);
    await sweep();
    expect(hook.got).toHaveLength(1);
    const row = await ctx.db.notice.findFirstOrThrow({ where: { channel: 'webhook' } });
    expect(row).toMatchObject({ status: 'undeliverable', error: 'The webhook is gone (410).' });
  });

  it('stay owed what a worker without that channel cannot deliver', async () => {
    const { ctx, owe } = await team();
    await owe(failed());
    await sweepNotices({ ...ctx, mail: null, webhook: null }, world.compose);
    expect([mail.mails.length, hook.got.length]).toEqual([0, 0]);
    await sweepNotices({ ...ctx, telegram: null }, world.compose);
    expect([mail.mails.length, hook.got.length]).toEqual([1, 1]);
  });

  it('find no secret of a channel in any row', async () => {
    const { tell, ctx } = await team();
    mail.answerOnce('AUTH', '535 canary-smtp-password is wrong');
    hook.status = 500;
    await tell(failed());
    const rows = JSON.stringify(await ctx.db.notice.findMany(), (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    expect(rows).toContain('535');
    expect(rows).not.toMatch(/canary/);
  });
});

describe('the same trouble', () => {
  it('is told once, however many tell of it at once and however often', async () => {
    const { owe, sweep, chat } = await team();
    await Promise.all(Array.from({ length: 8 }, () => owe(failed())));
    world.clock.pass(30 * MINUTE_MS);
    await owe(failed({ attemptId: 'a2' }));
    await sweep();
    expect([chat().length, mail.mails.length, hook.got.length]).toEqual([1, 1, 1]);
  });

  it('is told again after an hour, after six more, then daily, once each over all workers', async () => {
    const { ctx, tell, sweep, chat } = await team();
    await tell(failed());
    const remindAll = async () => {
      const troubles = await listOpenTroubles(ctx);
      await Promise.all([...troubles, ...troubles].map((trouble) => remindTrouble(ctx, trouble)));
      await sweep();
    };
    const told = [];
    for (const pauseMs of [HOUR_MS - 1, 1, 6 * HOUR_MS - 1, 1, DAY_MS - 1, 1, DAY_MS]) {
      world.clock.pass(pauseMs);
      await remindAll();
      told.push(chat().length);
    }
    expect(told).toEqual([1, 2, 2, 3, 3, 4, 5]);
    expect(chat().at(-1)).toContain('Still so, after 55');
    expect(chat().at(-1)).toContain('Instagram refused the password');
    expect(mail.mails.at(-1)?.subject).toBe('Still: @reader could not be signed in');
    expect(hook.got.map(({ reminder }) => reminder)).toEqual([0, 1, 2, 3, 4]);
    expect(await listBell(ctx, { limit: 9 })).toHaveLength(1);
  });

  it('is over with the good news, and news when it comes back', async () => {
    const { ctx, tell, chat } = await team();
    await tell(failed());
    await tell(news('recovered'));
    expect(await listOpenTroubles(ctx)).toEqual([]);
    world.clock.pass(1_000);
    await tell(failed({ attemptId: 'a3' }));
    expect(await listBell(ctx, { limit: 1, language: 'ru' })).toMatchObject([
      { text: 'Войти в @reader не удалось. Нужен человек.', path: '/refreshes/a3', lasts: true },
    ]);
    expect((await listBell(ctx, { limit: 9 })).filter(({ lasts }) => lasts)).toHaveLength(1);
    expect(chat().map((text) => [...text][0])).toEqual(['⚠', '✅', '⚠']);
  });

  it('of another account, and another trouble of the same, are told as well', async () => {
    const { tell, chat } = await team();
    await tell(failed());
    await tell(failed({ username: 'reader_2' }));
    await tell(failed({ failure: 'captcha' }));
    for (const failure of ['network', 'browser_crashed', 'network'])
      await tell(failed({ failure, needsPerson: false }));
    expect(chat()).toHaveLength(4);
  });

  it('is not closed by the good news of an account whose name only looks alike', async () => {
    const { ctx, tell } = await team();
    await tell(failed({ username: 'a_b' }));
    await tell(news('recovered', 'axb'));
    expect(await listOpenTroubles(ctx)).toHaveLength(1);
  });

  it('that went away by itself is closed without a word', async () => {
    const { ctx, tell, chat } = await team();
    await tell({ kind: 'nothing_left', payload: { waitingChecks: 1 } });
    const [trouble] = await listOpenTroubles(ctx);
    if (trouble) await closeTrouble(ctx, trouble);
    expect(await listOpenTroubles(ctx)).toEqual([]);
    expect(chat()).toHaveLength(1);
  });

  it('is news again when the way around it closes too', async () => {
    const { tell, chat, ctx } = await team();
    const broken = (fallback: boolean): OperatorNotice => ({
      kind: 'contract_broken',
      payload: { surface: 'list', verdict: 'endpoint_retired', fallback },
    });
    for (const fallback of [true, true, false, false]) await tell(broken(fallback));
    expect(chat()).toHaveLength(2);
    expect(chat()[1]).toContain('checks cannot be finished now');
    expect(await listOpenTroubles(ctx)).toHaveLength(1);
    await tell({ kind: 'contract_restored', payload: { surface: 'list' } });
    expect(await listOpenTroubles(ctx)).toHaveLength(0);
  });
});

describe('in quiet hours', () => {
  /** Moves the clock to the next time it shows this hour. */
  const until = (hour: number) => {
    const now = world.clock.now();
    world.clock.pass((hour * HOUR_MS - (now.getTime() % DAY_MS) + DAY_MS) % DAY_MS || DAY_MS);
  };

  it('good news waits for one digest at their end; programs and the bell know at once', async () => {
    const { tell, sweep, chat, ctx } = await team({ quiet: QUIET });
    until(23);
    await tell(news('refreshed'));
    world.clock.pass(3 * HOUR_MS);
    await Promise.all([tell(news('refreshed')), tell(news('recovered', 'second')), tell(news('refreshed', 'third'))]);
    expect([chat().length, mail.mails.length, hook.got.length]).toEqual([0, 0, 4]);
    expect(await listBell(ctx, { limit: 9 })).toHaveLength(4);

    until(8);
    await sweep();
    expect(chat()).toHaveLength(0); // whoever wrote at the last moment may still be committing
    world.clock.pass(30_000);
    await Promise.all([sweep(), sweep()]);
    expect(chat()).toHaveLength(1);
    for (const part of ['3 accounts', '@reader, 2 new sessions', '@second, 1 new session after trouble'])
      expect(chat()[0]).toContain(part);
    expect(mail.mails.map(({ subject }) => subject)).toEqual(['Good news of the quiet hours']);
    expect(await listBell(ctx, { limit: 9 })).toHaveLength(4);
  });

  it('trouble and codes are told at once, and good news of the day too', async () => {
    const { tell, chat } = await team({ quiet: QUIET });
    until(3);
    await tell(failed());
    const payload = { username: 'reader', attemptId: 'a1', challengeId: 'c9', question: 'approve_on_device' };
    await tell({ kind: 'code_needed', payload }, 'c9');
    expect(chat()).toHaveLength(2);
    until(12);
    await tell(news('refreshed', 'daylight'));
    expect(chat()).toHaveLength(3);
  });
});
