import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { findAskedChallenge } from '#/lib/outbox/find-asked-challenge.ts';
import { createNoticeWorld, type NoticeWorld } from '#/testing/worlds/notice-world.ts';
import { deliverNotice } from './deliver-notice.ts';
import { sweepNotices } from './sweep-notices.ts';

let world: NoticeWorld;
beforeAll(async () => {
  world = await createNoticeWorld();
});
afterAll(() => world.close());

const WHOLE = { whole: true, lists: [] };

async function completed(
  certificate: {
    whole: boolean;
    lists: { list: 'followers'; declared: number; read: number; verdict: string }[];
  } = WHOLE,
) {
  const customer = await world.customer();
  const checkId = await world.check(customer);
  await sweepNotices(world.ctx);
  world.clock.pass(3_000);
  await world.set(checkId, { status: 'completed', mutualCount: 1, notMutualCount: 1, certificate });
  await world.page(checkId);
  await world.owe(customer.id, checkId, { kind: 'check_result', payload: {} });
  const { id: noticeId } = await world.noticeOf('check_result', checkId);
  return { ...customer, checkId, noticeId, deliver: () => deliverNotice(world.ctx, { noticeId }) };
}

describe('a result', () => {
  it('comes as the summary in place of the progress, then one file, however many workers deliver it', async () => {
    const { user, deliver } = await completed();
    await Promise.all([deliver(), deliver(), deliver()]);
    await sweepNotices(world.ctx);

    const chat = user.chat();
    expect(chat).toHaveLength(2);
    expect(chat[0]?.text).toContain('Do not follow back: 1');
    expect(chat[1]?.document?.file_name).toMatch(/^ada-.*\.xlsx$/);
    expect(chat[1]?.caption).not.toContain('Do not follow back: 1');
  });

  it('never shows the file before the summary', async () => {
    const { user, deliver } = await completed();
    telegramFloods('editMessageText', 20);
    expect(await deliver()).toMatchObject({ outcome: 'postponed' });
    expect(user.chat().filter((message) => message.document)).toHaveLength(0);

    world.clock.pass(20_000);
    await sweepNotices(world.ctx);
    expect(user.chat().map((message) => Boolean(message.document))).toEqual([false, true]);
  });

  it('says what was short and that it cost nothing when it is not whole', async () => {
    const short = { list: 'followers' as const, declared: 1663, read: 728, verdict: 'short' };
    const { user, deliver } = await completed({ whole: false, lists: [short] });
    await deliver();
    const [summary, file] = user.chat();
    for (const part of ['did not show everything', '728 of 1,663', 'cost nothing'])
      expect(summary?.text).toContain(part);
    expect(file?.caption).toContain('not complete');
  });

  it('is sent again when the worker died after taking it', async () => {
    const { user, noticeId } = await completed();
    const dying = {
      ...world.ctx,
      senders: { telegram: { ...world.ctx.senders.telegram, send: () => new Promise<never>(() => {}) } },
    };
    void deliverNotice(dying, { noticeId });
    await expect
      .poll(async () => (await world.ctx.db.notice.findUniqueOrThrow({ where: { id: noticeId } })).tries)
      .toBe(1);
    await expect.poll(() => user.chat()[0]?.text).toContain('Do not follow back');

    world.clock.pass(60_000);
    await sweepNotices(world.ctx);
    expect(user.chat()).toHaveLength(1);
    world.clock.pass(120_000);
    await sweepNotices(world.ctx);
    expect(user.chat()).toHaveLength(2);
  });

  it('is tried again after Telegram was away, and not before', async () => {
    const { user, deliver } = await completed();
    world.telegram.fail({ method: 'sendDocument', status: 502, description: 'Bad Gateway', times: 2 });
    expect(await deliver()).toMatchObject({ outcome: 'postponed' });
    expect(await deliver()).toEqual({ outcome: 'not_now' });
    for (const pauseMs of [5_000, 10_000]) {
      expect(user.chat()).toHaveLength(1);
      world.clock.pass(pauseMs);
      await sweepNotices(world.ctx);
    }
    expect(user.chat()).toHaveLength(2);
  });

  it('ends, and the customer counts as gone, when they left the bot', async () => {
    const { user, id, checkId, deliver } = await completed();
    user.block();
    expect(await deliver()).toEqual({ outcome: 'undeliverable' });
    expect((await world.noticeOf('check_result', checkId)).status).toBe('undeliverable');
    expect((await world.noticeOf('check_progress', checkId)).status).toBe('undeliverable');
    expect((await world.ctx.db.customer.findUniqueOrThrow({ where: { id } })).leftAt).toEqual(world.clock.now());
  });

  it('brings the totals itself when there is no progress message', async () => {
    const { user, checkId, deliver } = await completed();
    await world.ctx.db.notice.delete({ where: { dedupeKey: `check_progress:${checkId}` } });
    await deliver();
    expect(user.chat().at(-1)?.caption).toContain('Do not follow back: 1');
  });

  it('stays owed while there is no token', async () => {
    const { noticeId, checkId } = await completed();
    expect(await deliverNotice({ ...world.ctx, senders: {} }, { noticeId })).toEqual({
      outcome: 'no_channel',
    });
    expect((await world.noticeOf('check_result', checkId)).status).toBe('owed');
  });
});

describe('a check without a result', () => {
  it.each([
    ['target_missing', 'no profile with this name'],
    ['target_private', 'private'],
    ['no_session', 'none of our accounts could read'],
    ['opted_out', 'asked not to be read'],
    ['unreadable', 'do not understand yet'],
  ] as const)('tells the reason for %s and that the credit came back', async (failure, words) => {
    const customer = await world.customer();
    const checkId = await world.check(customer);
    await sweepNotices(world.ctx);
    world.clock.pass(3_000);
    await world.set(checkId, { status: 'failed', failure });
    await world.owe(customer.id, checkId, { kind: 'check_failed', payload: { failure } });
    await sweepNotices(world.ctx);

    const [progress, reason] = customer.user.chat();
    expect(progress?.text).toContain('Nothing was charged');
    expect(progress?.reply_markup).toBeUndefined();
    expect(reason?.text).toContain(words);
    expect(reason?.text).toContain('Your credit came back');
    expect(customer.user.chat()).toHaveLength(2);
  });

  it('that was cancelled is told in the progress message alone', async () => {
    const customer = await world.customer();
    const checkId = await world.check(customer);
    await sweepNotices(world.ctx);
    world.clock.pass(3_000);
    await world.set(checkId, { status: 'cancelled' });
    await world.owe(customer.id, checkId, { kind: 'check_cancelled', payload: {} });
    await sweepNotices(world.ctx);
    expect(customer.user.chat().map((message) => message.text)).toEqual(['✖️ @ada: cancelled. Your credit is back.']);
  });
});

describe('operators', () => {
  it('are told once on the bell and once in each chat, with the link to the code page', async () => {
    const operators = [await world.customer('ru'), await world.customer('en')];
    const ctx = {
      ...world.ctx,
      operatorChannels: { addresses: { telegram: operators.map(({ id }) => String(id)) }, quiet: null },
    };
    const payload = { username: 'reader', attemptId: 'a1', challengeId: 'c1', question: 'text_code' };
    for (let times = 0; times < 2; times += 1) {
      await ctx.db.transaction((tx) =>
        enqueueForOperators(ctx, tx, { kind: 'code_needed', payload, about: 'c1', at: world.clock.now() }),
      );
    }
    await sweepNotices(ctx);

    const [russian, english] = operators.map(({ user }) => user.chat());
    expect(russian).toHaveLength(1);
    expect(russian?.[0]?.text).toContain('Ответьте на это сообщение кодом');
    expect(english?.[0]?.text).toContain('sent a code by text message');
    expect(JSON.stringify(english?.[0]?.entities)).toContain('https://mutuals.example/codes/c1');
    expect(await listBell(ctx, { limit: 10, by: SYSTEM })).toMatchObject([{ kind: 'code_needed', payload }]);

    const place = { chatId: operators[0]?.id ?? 0n, messageId: russian?.[0]?.message_id ?? 0 };
    expect(await findAskedChallenge(ctx, place)).toEqual({ challengeId: 'c1', username: 'reader' });
    expect(await findAskedChallenge(ctx, { ...place, messageId: 999 })).toBeNull();
  });
});

function telegramFloods(method: string, retryAfter: number): void {
  world.telegram.flood({ method, retryAfter });
}
