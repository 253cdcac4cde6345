import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TgMessage } from '#/sandbox/telegram/bot-api-model.ts';
import { createNoticeWorld, type NoticeWorld } from '#/testing/worlds/notice-world.ts';
import { sweepNotices } from './sweep-notices.ts';
import { tellProgress } from './tell-progress.ts';

let world: NoticeWorld;
beforeAll(async () => {
  world = await createNoticeWorld();
});
afterAll(() => world.close());

const READING = { status: 'running', targetId: 7n, declaredFollowers: 1663, declaredFollowing: 300 } as const;

async function started(language: 'en' | 'ru' = 'en') {
  const customer = await world.customer(language);
  const checkId = await world.check(customer);
  const tell = () => tellProgress(world.ctx, { checkId });
  await tell();
  world.clock.pass(3_000);
  return { ...customer, checkId, tell, message: () => customer.user.chat().at(-1) };
}

const labelsOf = (message?: TgMessage) => message?.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];

describe('the progress message', () => {
  it('is one message, edited with the list, the numbers, the share and the time left', async () => {
    const { user, checkId, tell, message } = await started();
    expect(message()?.text).toContain('@ada is in the queue');

    await world.set(checkId, { ...READING, followersRead: 728 });
    await tell();
    expect(user.chat()).toHaveLength(1);
    expect(message()?.text).toBe(
      '🔎 @ada: reading who follows\n\n▰▰▰▱▱▱▱▱ 37%\nFollowers: 728 of 1,663\nFollowing: 0 of 300\n\nAbout 3\u00a0min 14\u00a0s left.',
    );
  });

  it('speaks Russian with «ты» to whoever chose it', async () => {
    const { checkId, tell, message } = await started('ru');
    const parkedSince = new Date(world.clock.now().getTime() - 125_000);
    await world.signIn('signing_in');
    await world.set(checkId, { ...READING, status: 'parked', parkReason: 'session', parkedSince, followersRead: 728 });
    await tell();
    expect(message()?.text).toBe(
      '⏸ @ada ждёт уже 2\u00a0мин.\n\nСейчас мы не в сети, вход уже идёт.\n\nНичего не потеряно и ничего не списано: 728 профилей сохранено, продолжим с этого места.',
    );
  });

  it('says for how long a check has been waiting, and ticks with the minutes while nothing else changes', async () => {
    const { checkId, message } = await started();
    const parkedSince = world.clock.now();
    await world.set(checkId, { ...READING, status: 'parked', parkReason: 'budget', parkedSince, followersRead: 728 });
    const heads = [];
    for (const pauseMs of [0, 59_000, 1_000, 60_000, 58 * 60_000, 9 * 60_000, 60_000]) {
      world.clock.pass(pauseMs);
      await sweepNotices(world.ctx);
      heads.push(message()?.text?.split('\n')[0]?.replaceAll('\u00a0', ' '));
    }
    expect(heads).toEqual([
      ...['⏸ @ada waits.', '⏸ @ada waits.', '⏸ @ada has been waiting for 1 min.', '⏸ @ada has been waiting for 2 min.'],
      ...['⏸ @ada has been waiting for 1 h.', '⏸ @ada has been waiting for 1 h.'],
      '⏸ @ada has been waiting for 1 h 10 min.',
    ]);
    for (const part of ['accounts rest', 'Nothing is lost', '728']) expect(message()?.text).toContain(part);
  });

  it('changes at once when a person is asked, when the answer came and when the check goes on, however fresh its figures are', async () => {
    const { checkId, tell, message } = await started();
    const parked = { ...READING, status: 'parked', parkReason: 'session', followersRead: 728 } as const;
    const said = [];
    for (const [state, cause] of [
      [{ ...READING, followersRead: 728 }, null],
      [parked, 'signing_in'],
      [parked, 'code'],
      [parked, 'signing_in'],
      [{ ...parked, status: 'running', parkReason: null }, null],
    ] as const) {
      await world.signIn(cause);
      await world.set(checkId, state);
      await tell();
      said.push(message()?.text);
    }
    const [first, signingIn, code, again, last] = said;
    expect(signingIn).toContain('a sign-in is under way');
    expect(code).toContain('asks for a code; a person was asked');
    expect(again).toBe(signingIn);
    expect([first, last]).toEqual([expect.stringContaining('reading'), expect.stringContaining('reading')]);
  });

  it('keeps to about twenty edits a minute in a chat, whatever flaps, and still tells the end at once', async () => {
    const { checkId, tell, message } = await started();
    const before = world.telegram.calls.count('editMessageText');
    for (let flap = 0; flap < 30; flap += 1) {
      const status = flap % 2 === 0 ? 'parked' : 'running';
      await world.set(checkId, { ...READING, status, parkReason: status === 'parked' ? 'deploy' : null });
      await tell();
      world.clock.pass(100);
    }
    const edits = world.telegram.calls.count('editMessageText') - before;
    expect(edits).toBe(20); // a minute's worth ahead; nothing is paid back within three seconds

    await world.set(checkId, { ...READING, status: 'failed', failure: 'no_session' });
    expect(await tell()).toEqual({ outcome: 'told' });
    expect(message()?.text).toContain('Nothing was charged');
  });

  it('is edited at most once in three seconds, however many workers tell it, and ends with the newest numbers', async () => {
    const { user, checkId, tell, message } = await started();
    const before = world.telegram.calls.count('editMessageText');
    const perSecond = [];
    for (let second = 0; second < 12; second += 1) {
      await world.set(checkId, { ...READING, followersRead: 100 + second });
      await Promise.all([tell(), tell(), tell(), tell()]);
      perSecond.push(world.telegram.calls.count('editMessageText') - before);
      world.clock.pass(1_000);
    }
    expect(perSecond).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
    await sweepNotices(world.ctx);
    expect(message()?.text).toContain('Followers: 111 of');
    expect(user.chat()).toHaveLength(1);
  });

  it('is not edited when nothing changed', async () => {
    const { tell } = await started();
    const before = world.telegram.calls.count('editMessageText');
    await tell();
    world.clock.pass(10_000);
    await sweepNotices(world.ctx);
    expect(world.telegram.calls.count('editMessageText')).toBe(before);
  });

  it('becomes the summary although nobody tells it: the sweep finds the stale message', async () => {
    const { checkId, message } = await started();
    await world.set(checkId, {
      ...READING,
      status: 'completed',
      followersRead: 1663,
      followingRead: 300,
      mutualCount: 131,
      notMutualCount: 169,
    });
    await sweepNotices(world.ctx);
    expect(message()?.text).toBe(
      '✅ @ada\n\nFollowers: 1,663\nFollowing: 300\nMutual: 131 (43.7%)\nDo not follow back: 169\n\nThe whole list is in the file below.',
    );
    expect(labelsOf(message())).toEqual(expect.arrayContaining(['🚫 Do not follow back · 169', '🤝 Mutual · 131']));
    expect(labelsOf(message())).not.toContain('Cancel');
  });

  it('waits as long as Telegram asks after a flood, then says the newest state', async () => {
    const { checkId, tell, message } = await started();
    await world.set(checkId, { ...READING, followersRead: 200 });
    world.telegram.flood({ method: 'editMessageText', retryAfter: 40 });
    expect(await tell()).toEqual({ outcome: 'later', tried: true, at: new Date(world.clock.now().getTime() + 40_000) });

    await world.set(checkId, { ...READING, followersRead: 900 });
    world.clock.pass(39_000);
    await sweepNotices(world.ctx);
    expect(message()?.text).toContain('in the queue');
    world.clock.pass(1_000);
    await sweepNotices(world.ctx);
    expect(message()?.text).toContain('Followers: 900');
  });

  it('is left alone after the customer deleted it, and written anew when the check ends', async () => {
    const { user, checkId, tell, message } = await started();
    await world.deleteMessage(user.id, message()?.message_id ?? 0);
    for (const followersRead of [1, 2]) {
      await world.set(checkId, { ...READING, followersRead });
      await tell();
      world.clock.pass(3_000);
    }
    expect(user.chat()).toHaveLength(0);

    await world.set(checkId, { status: 'completed', mutualCount: 1, notMutualCount: 2 });
    await sweepNotices(world.ctx);
    expect(message()?.text).toContain('Do not follow back: 2');
  });

  it('shows a name with tags and direction marks as plain text', async () => {
    const { checkId, tell, message } = await started();
    await world.set(checkId, { ...READING, targetUsername: '<b>x</b>\u202eada&' });
    await tell();
    expect(message()?.text).toContain('@<b>x</b>ada&');
  });
});
