import { expect, it } from 'vitest';
import { call } from '#/testing/sandbox/raw-call.ts';
import { createTelegram } from './create-telegram.ts';

async function withPerson() {
  const telegram = await createTelegram();
  const person = telegram.user({ firstName: 'Ada', started: true });
  const bot = async (method: string, parameters: Record<string, unknown> = {}) =>
    call(telegram, method, { chat_id: person.id, ...parameters });
  return { telegram, person, bot, [Symbol.asyncDispose]: telegram.close };
}

it('answers messages that exist, and others only when allowed to', async () => {
  await using world = await withPerson();
  const own = world.person.say('question');
  const answer = await world.bot('sendMessage', { text: 'a', reply_parameters: { message_id: own.message_id } });
  expect(answer.result).toMatchObject({ reply_to_message: { text: 'question' } });
  const gone = { text: 'b', reply_parameters: { message_id: 5 } };
  expect((await world.bot('sendMessage', gone)).description).toBe('Bad Request: message to be replied not found');
  const allowed = { ...gone, reply_parameters: { message_id: 5, allow_sending_without_reply: true } };
  expect((await world.bot('sendMessage', allowed)).ok).toBe(true);
});

it('finds commands, links, mentions and tags in what people write, but not inside code', async () => {
  await using world = await withPerson();
  const said = world.person.say('/check @ada_l see https://example.org/a?b=1, a@b.org #tag a/b 5#6');
  expect(said.entities?.map(({ type, offset, length }) => [type, said.text?.slice(offset, offset + length)])).toEqual([
    ['bot_command', '/check'],
    ['mention', '@ada_l'],
    ['url', 'https://example.org/a?b=1'],
    ['email', 'a@b.org'],
    ['hashtag', '#tag'],
  ]);
  const code = await world.bot('sendMessage', { text: '<code>/start</code>', parse_mode: 'HTML' });
  expect((code.result as { entities: object[] }).entities).toEqual([{ type: 'code', offset: 0, length: 6 }]);
});

it('sends an overlong text of a person as several messages, as the apps do', async () => {
  await using world = await withPerson();
  world.person.say('a'.repeat(9000));
  expect(world.person.chat().map(({ text }) => text?.length)).toEqual([4096, 4096, 808]);
});

it('answers a force_reply in reply to it, and marks forwarded messages', async () => {
  await using world = await withPerson();
  await world.bot('sendMessage', { text: 'Which profile?', reply_markup: { force_reply: true } });
  expect(world.person.say('ada').reply_to_message?.text).toBe('Which profile?');
  expect(world.person.say('next').reply_to_message).toBeUndefined();
  const forwarded = world.person.say('news', { forwardedFrom: 'Grace' });
  expect(forwarded.forward_origin).toMatchObject({ type: 'hidden_user', sender_user_name: 'Grace' });
});

it('refuses bodies that are none, and keeps answering after one that is far too big', async () => {
  await using world = await withPerson();
  const at = `${world.telegram.origin}/bot1:x/sendMessage`;
  const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
  expect(await (await fetch(at, { ...json, body: '{"text":' })).json()).toMatchObject({ ok: false, error_code: 400 });
  const form = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'no parts' };
  expect(await (await fetch(at, form)).json()).toMatchObject({ ok: false, error_code: 400 });
  const huge = await fetch(at, { method: 'POST', body: new Uint8Array(61 * 1024 * 1024) });
  expect(await huge.json()).toMatchObject({ ok: false, error_code: 413 });
  expect((await world.bot('sendMessage', { text: 'still here' })).ok).toBe(true);
});

it('gives no person the id of the bot', async () => {
  await using world = await withPerson();
  const { id } = (await world.bot('getMe')).result as { id: number };
  expect(() => world.telegram.user({ id })).toThrow("is the bot's own id");
});
