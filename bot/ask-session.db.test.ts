import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BotWorld, createBotWorld } from '#/testing/worlds/bot-world.ts';

let bot: BotWorld;
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  bot = await createBotWorld();
  await bot.world.account({ username: 'reader.one' });
  worker = await bot.world.startWorker();
});
afterAll(() => bot[Symbol.asyncDispose]());

const ask = async (words: string) => {
  const { message_id } = bot.operator.say('/admin_check_session reader.one');
  return bot.operator.waitFor(words, { after: message_id });
};

it('asks Instagram now, and says that the session answers, with one request', async () => {
  const probes = () => bot.world.instagram.requests.all().filter(({ surface }) => surface === 'probe').length;
  const before = probes();
  expect((await ask('Instagram answers this session')).text).toContain('last answered it');
  expect(probes()).toBe(before + 1);
});

it('says that a dead one is not accepted any more, and has it ended', async () => {
  bot.world.instagram.signOut();
  await ask('does not accept this session any more');
  const ended = await bot.ctx.db.generation.count({ where: { causeOfDeath: 'signed_out' } });
  expect(ended).toBe(1);
});

it('says when there is nothing to ask', async () => {
  await bot.ctx.db.refreshAttempt.updateMany({ data: { status: 'abandoned', openFor: null } });
  await worker.stop();
  await bot.ctx.db.generation.updateMany({ data: { endedAt: new Date() } });
  await ask('There is no session that could be asked');
});
