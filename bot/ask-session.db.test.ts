import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BotWorld, createBotWorld } from '#/testing/worlds/bot-world.ts';
import { waitForAnswer } from './ask-session.ts';
import { accountsInService } from './choose-account.ts';

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

it('does not take an account that was paused, or a session that was renewed meanwhile, for a refused one', async () => {
  await worker.stop();
  const { id } = await bot.world.account({ username: 'reader.two' });
  const account = async () => {
    const found = (await accountsInService({ ctx: bot.ctx })).find((one) => one.id === id);
    if (!found) throw new Error('there is no such account');
    return found;
  };
  const foundWhen = async (happens: () => Promise<unknown>) => {
    const seen = await account();
    await happens();
    return (await waitForAnswer({ ctx: bot.ctx }, seen)).found;
  };
  const { db } = bot.ctx;
  const renew = () => db.generation.updateMany({ where: { accountId: id }, data: { number: { increment: 1 } } });
  expect(await foundWhen(renew)).toBe('renewed');
  const pause = () => db.account.update({ where: { id }, data: { status: 'paused' } });
  expect(await foundWhen(pause)).toBe('no_answer');
});

it('says when there is nothing to ask', async () => {
  await bot.ctx.db.refreshAttempt.updateMany({ data: { status: 'abandoned', openFor: null } });
  await bot.ctx.db.generation.updateMany({ data: { endedAt: new Date() } });
  await ask('There is no session that could be asked');
});
