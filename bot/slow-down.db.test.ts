import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BotWorld, createBotWorld } from '#/testing/worlds/bot-world.ts';
import { AT_ONCE } from './slow-down.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

it('answers others at once while somebody floods it, and the flooder once', async () => {
  const [flooder, calm] = [bot.world.telegram.user({ languageCode: 'en' }), bot.world.telegram.user()];
  for (let i = 0; i < 300; i += 1) flooder.say(`/help ${i}`);
  calm.say('/start');
  await calm.waitFor('Hello');
  await flooder.waitFor('more messages than I can read');

  const answers = () => flooder.chat().filter(({ from }) => from?.is_bot);
  await expect.poll(() => answers().length).toBeGreaterThan(AT_ONCE); // what was within the limit is answered
  expect(answers().length).toBeLessThan(150);
  expect(answers().filter(({ text }) => text?.includes('more messages than I can read')).length).toBeLessThan(10);
});

it('lets everybody have their own limit, and every message of those who keep to it is answered', async () => {
  const people = Array.from({ length: 8 }, () => bot.world.telegram.user({ languageCode: 'en' }));
  for (const person of people) for (let i = 0; i < AT_ONCE / 2; i += 1) person.say('/help');
  for (const person of people) {
    const answers = () => person.chat().filter(({ from, text }) => from?.is_bot && text?.includes('How it works'));
    await expect.poll(() => answers().length).toBe(AT_ONCE / 2);
  }
});
