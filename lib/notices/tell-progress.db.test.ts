import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNoticeWorld, type NoticeWorld } from './notice-world.ts';
import { sweepNotices } from './sweep-notices.ts';
import { tellProgress } from './tell-progress.ts';

let world: NoticeWorld;
beforeAll(async () => {
  world = await createNoticeWorld();
});
afterAll(() => world.close());

const READING = { status: 'running', declaredFollowers: 1663, declaredFollowing: 300 } as const;

async function started(language: 'en' | 'ru' = 'en') {
  const customer = await world.customer(language);
  const checkId = await world.check(customer);
  const tell = () => tellProgress(world.ctx, { checkId }, world.compose);
  await tell();
  world.clock.pass(3_000);
  return { ...customer, checkId, tell, message: () => customer.user.chat().at(-1) };
}

describe('the progress message', () => {
  it('is one message, edited with the list, the numbers, the share and the time left', async () => {
    const { user, checkId, tell, message } = await started();
    expect(message()?.text).toContain('@ada is in the queue');

    await world.set(checkId, { ...READING, followersRead: 728 }, { secondsLeft: 192 });
    await tell();
    expect(user.chat()).toHaveLength(1);
    expect(message()?.text).toBe(
      '🔎 @ada: reading who follows\n\n▰▰▰▱▱▱▱▱ 37\u00a0%\nFollowers: 728 of 1\u202f663\nFollowing: 0 of 300\n\nAbout 3\u00a0min 12\u00a0s left.',
    );
  });

  it('speaks Russian with «ты» to whoever chose it', async () => {
    const { checkId, tell, message } = await started('ru');
    await world.set(checkId, {
      ...READING,
      status: 'parked',
      parkReason: 'session',
      parkedSince: new Date('2026-11-23T15:04:00Z'),
      followersRead: 728,
    });
    await tell();
    expect(message()?.text).toBe(
      '⏸ @ada ждёт с 18:04 МСК.\n\nInstagram завершил нашу сессию, мы входим заново.\n\nНичего не потеряно и ничего не списано: 728 профилей сохранено, продолжим с этого места.',
    );
  });

  it.each([
    ['session', 'signing in again'],
    ['budget', 'slow down'],
    ['deploy', 'being updated'],
    ['unreachable', 'cannot be reached'],
    ['operator', 'paused'],
  ] as const)('says why a check waits for %s, since when, and that nothing is lost', async (parkReason, words) => {
    const { checkId, tell, message } = await started();
    const parkedSince = new Date('2026-11-23T15:04:00Z');
    await world.set(checkId, { ...READING, status: 'parked', parkReason, parkedSince, followersRead: 728 });
    await tell();
    for (const part of [words, 'since 15:04 UTC', 'Nothing is lost', '728']) expect(message()?.text).toContain(part);
  });

  it('says that a person was asked when a code is wanted', async () => {
    const { checkId, tell, message } = await started();
    await world.set(
      checkId,
      { ...READING, status: 'parked', parkReason: 'session' },
      { waitingFor: { challengeId: 'x' } },
    );
    await tell();
    expect(message()?.text).toContain('wants a code');
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
    await sweepNotices(world.ctx, world.compose);
    expect(message()?.text).toContain('Followers: 111 of');
    expect(user.chat()).toHaveLength(1);
  });

  it('is not edited when nothing changed', async () => {
    const { tell } = await started();
    const before = world.telegram.calls.count('editMessageText');
    await tell();
    world.clock.pass(10_000);
    await sweepNotices(world.ctx, world.compose);
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
    await sweepNotices(world.ctx, world.compose);
    expect(message()?.text).toBe(
      '✅ @ada\n\nFollowers: 1\u202f663\nFollowing: 300\nMutual: 131 (43.7\u00a0%)\nDo not follow back: 169\n\nThe whole list is in the file below.',
    );
    expect(message()?.reply_markup).toBeUndefined();
  });

  it('waits as long as Telegram asks after a flood, then says the newest state', async () => {
    const { checkId, tell, message } = await started();
    await world.set(checkId, { ...READING, followersRead: 200 });
    world.telegram.flood({ method: 'editMessageText', retryAfter: 40 });
    expect(await tell()).toEqual({ outcome: 'later', at: new Date(world.clock.now().getTime() + 40_000) });

    await world.set(checkId, { ...READING, followersRead: 900 });
    world.clock.pass(39_000);
    await sweepNotices(world.ctx, world.compose);
    expect(message()?.text).toContain('in the queue');
    world.clock.pass(1_000);
    await sweepNotices(world.ctx, world.compose);
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
    await sweepNotices(world.ctx, world.compose);
    expect(message()?.text).toContain('Do not follow back: 2');
  });

  it('shows a name with tags and direction marks as plain text', async () => {
    const { checkId, tell, message } = await started();
    await world.set(checkId, { ...READING, targetUsername: '<b>x</b>\u202eada&' });
    await tell();
    expect(message()?.text).toContain('@<b>x</b>ada&');
  });
});
