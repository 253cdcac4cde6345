import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import { setMaintenance } from '#/lib/settings/maintenance.ts';
import { completedCheck, type Reader } from '#/testing/completed-check.ts';
import { type BotWorld, createBotWorld, forged } from '#/testing/worlds/bot-world.ts';
import { failCheck, finishCheck } from '../finish-check.ts';
import { moveCheck } from '../store.ts';
import { checkWatched } from './check-watched.ts';
import { watchProfile } from './watch-profile.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

const BEFORE: Reader[] = [
  [1n, 'ann'],
  [2n, 'ben'],
];
const checksOf = (customerId: bigint) => bot.ctx.db.check.findMany({ where: { customerId, door: 'watch' } });
const isDue = (customerId: bigint) =>
  bot.ctx.db.watch.updateMany({ where: { customerId }, data: { nextAt: new Date(Date.now() - 1_000) } });

async function watched(given: { credits: number; language?: 'en' | 'ru' }) {
  const { chat, id } = await bot.world.customer(given);
  const ago = new Date(Date.now() - DAY_MS);
  const lists = { followers: BEFORE, following: BEFORE };
  const checkId = await completedCheck(bot.ctx.db, { customerId: id, ...lists, finishedAt: ago });
  await watchProfile(bot.ctx, { checkId, everyDays: 1, by: SYSTEM });
  await isDue(id);
  return { chat, id };
}

/** Ends the watched check as a run would, with these people. */
async function finished(customerId: bigint, people: readonly Reader[], targetId = 77n) {
  const [check] = await checksOf(customerId);
  if (!check) throw new Error('No check was begun.');
  const started = await moveCheck(bot.ctx.db, check, 'start', { at: new Date() });
  for (const list of ['followers', 'following'] as const) {
    const users = { userIds: people.map(([id]) => id), usernames: people.map(([, name]) => name) };
    const read = { walk: 1, sequence: 0, dialect: 'rest', generation: 1, run: started.run, tookMs: 1 };
    const page = { checkId: check.id, list, ...read, ...users, fullNames: people.map(() => '') };
    await bot.ctx.db.checkPage.create({ data: page });
  }
  const ended = { followersOutcome: 'ended', followingOutcome: 'ended' } as const;
  const declared = { declaredFollowers: people.length, declaredFollowing: people.length, targetId };
  await bot.ctx.db.check.update({ where: { id: check.id }, data: { ...ended, ...declared } });
  await finishCheck(bot.ctx, started);
  await sweepNotices(bot.ctx);
}

describe('a watched profile', () => {
  it('is checked once each time, for a credit, whoever looks, and is loud when something changed', async () => {
    const { chat, id } = await watched({ credits: 2 });
    await Promise.all([checkWatched(bot.ctx), checkWatched(bot.ctx)]);
    await checkWatched(bot.ctx);
    expect(await checksOf(id)).toHaveLength(1);
    await sweepNotices(bot.ctx);
    expect(chat.chat().some(({ text }) => text?.includes('is in the queue'))).toBe(false);

    await finished(id, BEFORE.slice(1));
    const file = await chat.waitFor((message) => message.document !== undefined);
    expect(file.caption).toMatch(/Since .*: 1 gone, 0 new, 0 renamed/);
    expect(bot.world.telegram.calls.all('sendDocument').at(-1)?.parameters.disable_notification).toBeUndefined();
    expect(await bot.world.ledgerOf(id)).toEqual([
      { kind: 'reserve', credits: 1 },
      { kind: 'capture', credits: 1 },
    ]);
  });

  it('makes no sound when nothing changed', async () => {
    const { chat, id } = await watched({ credits: 1 });
    await checkWatched(bot.ctx);
    await finished(id, BEFORE);
    await chat.waitFor('nothing changed since');
    expect(String(bot.world.telegram.calls.all('sendMessage').at(-1)?.parameters.disable_notification)).toBe('true');
  });

  it('is not watched any more when the credits are used up, and its customer is told', async () => {
    const { chat, id } = await watched({ credits: 0, language: 'ru' });
    expect(await checkWatched(bot.ctx)).toEqual({ begun: 0, ended: 1 });
    await sweepNotices(bot.ctx);
    await chat.waitFor('Я больше не слежу за @ada: на балансе не осталось проверок');
    expect(await bot.ctx.db.watch.count({ where: { customerId: id } })).toBe(0);
    expect(await checksOf(id)).toEqual([]);
  });
});

describe('a watch', () => {
  it.each([
    ['target_missing', 'en', 'no profile with this name any more'],
    ['target_private', 'ru', 'профиль теперь закрыт'],
  ] as const)(
    'ends when its newest check ended with %s, and its customer is told',
    async (failure, language, words) => {
      const { chat, id } = await watched({ credits: 2, language });
      await checkWatched(bot.ctx);
      const [check] = await checksOf(id);
      if (!check) throw new Error('No check was begun.');
      await failCheck(bot.ctx, await moveCheck(bot.ctx.db, check, 'start', { at: new Date() }), failure);
      await isDue(id);
      expect(await checkWatched(bot.ctx)).toEqual({ begun: 0, ended: 1 });
      await sweepNotices(bot.ctx);
      await chat.waitFor(words);
      expect(await bot.ctx.db.watch.count({ where: { customerId: id } })).toBe(0);
      expect(await checksOf(id)).toHaveLength(1);
    },
  );

  it('ends when the name went to another profile; it goes on from a result of that one', async () => {
    const { chat, id } = await watched({ credits: 3 });
    await checkWatched(bot.ctx);
    await finished(id, BEFORE, 78n);
    await isDue(id);
    expect(await checkWatched(bot.ctx)).toEqual({ begun: 0, ended: 1 });
    await sweepNotices(bot.ctx);
    await chat.waitFor('the name belongs to another profile now');
    const [check] = await checksOf(id);
    await watchProfile(bot.ctx, { checkId: check?.id ?? '', everyDays: 1, by: SYSTEM });
    await isDue(id);
    expect(await checkWatched(bot.ctx)).toEqual({ begun: 1, ended: 0 });
  });

  it('waits for the end of maintenance', async () => {
    const { id } = await watched({ credits: 1 });
    await setMaintenance(bot.ctx, { on: true, by: SYSTEM });
    expect(await checkWatched(bot.ctx)).toEqual({ begun: 0, ended: 0 });
    await setMaintenance(bot.ctx, { on: false, by: SYSTEM });
    expect(await checkWatched(bot.ctx)).toEqual({ begun: 1, ended: 0 });
    expect(await checksOf(id)).toHaveLength(1);
  });
});

describe('the list of watched profiles', () => {
  it('grows from a result on, and each can be stopped by its owner alone', async () => {
    const { chat, id } = await bot.world.customer({ credits: 1 });
    const checkId = await completedCheck(bot.ctx.db, { customerId: id, followers: BEFORE, following: [] });
    chat.say('/watch');
    await chat.waitFor('I watch no profile');
    chat.say('/last');
    await chat.waitFor('Your checks');
    await chat.press(`open:${checkId}`).answer();
    await chat.press('🔔 Watch').answer();
    await chat.press('Every week').answer();
    await chat.waitFor('@ada: every week, next in 7');

    const [watch] = await bot.ctx.db.watch.findMany({ where: { customerId: id } });
    const { chat: stranger } = await bot.world.customer();
    const own = stranger.say('/watch');
    const { message_id: theirs } = await stranger.waitFor('I watch no profile', { after: own.message_id });
    expect((await forged(stranger, theirs, `unwatch:${watch?.id}`)).text).toContain('was not watched');
    const { message_id } = chat.say('/watch');
    await chat.waitFor('Profiles that I check by myself', { after: message_id });
    expect((await chat.press('🔕 Stop @ada').answer()).text).toContain('No longer watched');
    expect(await bot.ctx.db.watch.count({ where: { customerId: id } })).toBe(0);
  });
});
