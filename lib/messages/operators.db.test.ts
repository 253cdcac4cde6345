import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import { createOperatorsWorld, failed, givenUp, news, type OperatorsWorld } from '#/testing/worlds/operators-world.ts';
import { sweepNotices } from './sweep-notices.ts';

let world: OperatorsWorld;
beforeAll(async () => {
  world = await createOperatorsWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

describe('operators', () => {
  it('are told on the bell, in Telegram, by e-mail and through the webhook, once each', async () => {
    const { tell, sweep, chat, ctx } = await world.team();
    const payload = { username: 'reader', attemptId: 'a1', challengeId: 'c1', question: 'text_code' };
    await tell({ kind: 'code_needed', payload }, 'c1');
    await tell({ kind: 'code_needed', payload }, 'c1');
    await Promise.all([sweep(), sweep()]);

    expect(chat()).toHaveLength(1);
    expect(await listBell(ctx, { limit: 5, by: SYSTEM })).toMatchObject([{ kind: 'code_needed', payload }]);
    expect(world.mail.mails).toMatchObject([{ to: 'olga@example.org', subject: '@reader needs a code to sign in' }]);
    expect(world.mail.mails[0]?.text).toContain('Open the code page: https://mutuals.example/codes/c1');
    expect(world.mail.mails[0]?.text).not.toContain('Reply to this message');
    expect(world.mail.mails[0]?.html).toContain('<a href="https://mutuals.example/codes/c1">');
    expect(world.hook.got).toMatchObject([{ kind: 'code_needed', payload, reminder: 0 }]);
    expect(world.hook.got[0]).toMatchObject({ link: 'https://mutuals.example/codes/c1' });
  });

  it('read e-mails in the language that they chose in the dashboard', async () => {
    const operator = { email: 'Ivan@Example.org', name: 'Ivan', role: 'operator', passwordHash: 'x' } as const;
    await world.ctx.db.operator.create({ data: { ...operator, language: 'ru' } });
    const { tell } = await world.team({ emails: ['ivan@example.org', 'olga@example.org'] });
    await tell(failed());
    const subjects = world.mail.mails.map(({ to, subject }) => [to, subject]).sort();
    expect(subjects).toEqual([
      ['ivan@example.org', 'Войти в @reader не удалось'],
      ['olga@example.org', '@reader could not be signed in'],
    ]);
  });

  it('hear of every kind in words of both languages', async () => {
    const operator = { email: 'all@example.org', name: 'All', role: 'operator', passwordHash: 'x' } as const;
    const { id } = await world.ctx.db.operator.create({ data: operator });
    const { tell } = await world.team({ emails: ['all@example.org'] });
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
      await tell(givenUp());
      for (const what of ['locked_out', 'many_refused', 'token_in_address'] as const)
        await tell({ kind: 'intrusion', payload: { what, who: 'ada@example.org', times: 100 } });
      for (const surface of ['profile', 'list'] as const) {
        await tell({ kind: 'contract_broken', payload: { surface, verdict: 'endpoint_retired', fallback: null } });
        await tell({ kind: 'contract_restored', payload: { surface } });
      }
    }
    expect(world.mail.mails).toHaveLength(24);
    for (const { path } of await listBell(world.ctx, { limit: 12, by: SYSTEM })) expect(path).toMatch(/^\//);
    for (const { subject, text } of world.mail.mails) {
      expect(subject.length).toBeGreaterThan(5);
      expect(text).not.toMatch(/[{}<>]|op-|undefined/);
    }
    expect(new Set(world.mail.mails.map(({ text }) => text)).size).toBe(24);
  });

  it('hear of checks that were given up once a cause and day, whichever checks they are', async () => {
    const { tell, chat, ctx } = await world.team();
    for (const checkId of ['c1', 'c2', 'c3']) await tell(givenUp({ checkId }), checkId);
    expect(chat()).toHaveLength(1);
    expect(chat()[0]).toContain('the same error came again and again (5 tries).');
    expect(chat()[0]).toContain('invalid byte sequence');
    await tell(givenUp({ cause: 'worker_gone', detail: null }), 'c4');
    world.clock.pass(DAY_MS);
    await tell(givenUp({ checkId: 'c5' }), 'c5');
    expect(chat()).toHaveLength(3);
    expect((await listBell(ctx, { limit: 9, by: SYSTEM })).map(({ path }) => path)).toEqual([
      '/checks/c5',
      '/checks/c1',
      '/checks/c1',
    ]);
  });

  it('lose nothing while a mail server or a webhook is away: it is tried again with growing pauses', async () => {
    const { tell, sweep, ctx } = await world.team();
    world.hook.status = 500;
    world.mail.answerOnce('MAIL', '451 later');
    await tell(failed());
    expect([world.mail.mails.length, world.hook.got.length]).toEqual([0, 1]);
    await sweep();
    expect(world.hook.got).toHaveLength(1);

    world.clock.pass(5_000);
    await sweep();
    expect([world.mail.mails.length, world.hook.got.length]).toEqual([1, 2]);
    world.hook.status = 200;
    world.clock.pass(9_000);
    await sweep();
    expect(world.hook.got).toHaveLength(2);
    world.clock.pass(1_000);
    await sweep();
    expect(new Set(world.hook.got.map(({ id }) => id)).size).toBe(1);
    const states = await ctx.db.notice.groupBy({ by: ['status'], _count: true });
    expect(states).toEqual([{ status: 'sent', _count: 4 }]);
  });

  it('are not told again through a webhook that is gone, and the notice says why', async () => {
    const { tell, sweep, ctx } = await world.team();
    world.hook.status = 410;
    await tell(failed());
    world.clock.pass(DAY_MS);
    await sweep();
    expect(world.hook.got).toHaveLength(1);
    const row = await ctx.db.notice.findFirstOrThrow({ where: { channel: 'webhook' } });
    expect(row).toMatchObject({ status: 'undeliverable', error: 'The webhook is gone (410).' });
  });

  it('stay owed what a worker without that channel cannot deliver', async () => {
    const { ctx, owe } = await world.team();
    await owe(failed());
    await sweepNotices({ ...ctx, senders: { telegram: ctx.senders.telegram } });
    expect([world.mail.mails.length, world.hook.got.length]).toEqual([0, 0]);
    await sweepNotices({ ...ctx, senders: { email: ctx.senders.email, webhook: ctx.senders.webhook } });
    expect([world.mail.mails.length, world.hook.got.length]).toEqual([1, 1]);
  });

  it('find no secret of a channel in any row', async () => {
    const { tell, ctx } = await world.team();
    world.mail.answerOnce('AUTH', '535 canary-smtp-password is wrong');
    world.hook.status = 500;
    await tell(failed());
    const rows = JSON.stringify(await ctx.db.notice.findMany(), (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    expect(rows).toContain('535');
    expect(rows).not.toMatch(/canary/);
  });
});
