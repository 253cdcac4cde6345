import { describe, expect, it } from 'vitest';
import { call } from '#/testing/sandbox/raw-call.ts';
import { createTelegram } from './create-telegram.ts';

async function withPerson() {
  const telegram = await createTelegram();
  const person = telegram.user({ firstName: 'Ada' });
  person.say('/start');
  const send = (text: string, more = {}) => call(telegram, 'sendMessage', { chat_id: person.id, text, ...more });
  return { telegram, person, send, [Symbol.asyncDispose]: telegram.close };
}

describe('sending', () => {
  it('parses HTML into entities that count UTF-16 units', async () => {
    await using world = await withPerson();
    const { result } = await world.send('👋 <b>Hi &amp; <i>you</i></b> <a href="https://example.org/a">here</a>', {
      parse_mode: 'HTML',
    });
    expect(result).toMatchObject({
      text: '👋 Hi & you here',
      entities: [
        { type: 'bold', offset: 3, length: 8 },
        { type: 'italic', offset: 8, length: 3 },
        { type: 'text_link', offset: 12, length: 4, url: 'https://example.org/a' },
      ],
    });
  });

  it.each([
    ['<b>open', `can't parse entities: Can't find end tag corresponding to start tag "b"`],
    ['é <x>no</x>', `can't parse entities: Unsupported start tag "x" at byte offset 3`],
    ['<b>a</i>', `can't parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`],
    ['a</b>', `can't parse entities: Unexpected end tag at byte offset 1`],
  ])('refuses the HTML %s as Telegram does', async (text, reason) => {
    await using world = await withPerson();
    const answer = await world.send(text, { parse_mode: 'HTML' });
    expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${reason}` });
    expect(world.person.chat()).toHaveLength(1);
  });

  it('reads HTML alone, and says so', async () => {
    await using world = await withPerson();
    const { description } = await world.send('*a*', { parse_mode: 'MarkdownV2' });
    expect(description).toBe('Bad Request: unsupported parse_mode: the sandbox reads HTML');
  });

  it('refuses empty and overlong texts, unknown chats, and people who blocked or never wrote', async () => {
    await using world = await withPerson();
    const { telegram, person } = world;
    expect((await world.send('   ')).description).toBe('Bad Request: message text is empty');
    expect((await world.send('x'.repeat(4097))).description).toBe('Bad Request: message is too long');
    expect((await world.send('x'.repeat(4096))).ok).toBe(true);
    expect((await call(telegram, 'sendMessage', { chat_id: 1, text: 'x' })).description).toBe(
      'Bad Request: chat not found',
    );
    const silent = telegram.user();
    expect(await call(telegram, 'sendMessage', { chat_id: silent.id, text: 'x' })).toMatchObject({ error_code: 403 });
    person.block();
    expect((await world.send('x')).description).toBe('Forbidden: bot was blocked by the user');
    person.unblock();
    expect((await world.send('x')).ok).toBe(true);
  });

  it('refuses buttons that Telegram would refuse', async () => {
    await using world = await withPerson();
    const button = (one: object) => world.send('x', { reply_markup: { inline_keyboard: [[one]] } });
    expect((await button({ text: 'a', callback_data: 'é'.repeat(33) })).description).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    );
    expect((await button({ text: 'a' })).ok).toBe(false);
    expect((await button({ text: '', callback_data: 'a' })).ok).toBe(false);
    expect((await button({ text: 'a', url: 'not an address' })).ok).toBe(false);
    expect((await button({ text: 'a', callback_data: 'é'.repeat(32) })).ok).toBe(true);
  });

  it('takes urlencoded bodies and query parameters alike', async () => {
    await using world = await withPerson();
    const body = new URLSearchParams({
      text: 'b',
      reply_markup: '{"inline_keyboard":[[{"text":"k","callback_data":"d"}]]}',
    });
    const at = `${world.telegram.origin}/bot5:any/sendmessage?chat_id=${world.person.id}`;
    const answer = await (await fetch(at, { method: 'POST', body })).json();
    expect(answer).toMatchObject({
      ok: true,
      result: { text: 'b', reply_markup: { inline_keyboard: [[{ text: 'k' }]] } },
    });
  });
});

describe('editing and deleting', () => {
  it('shows the person the newest form, remembers the others, and refuses an edit that changes nothing', async () => {
    await using world = await withPerson();
    const sent = (await world.send('0 %')).result as { message_id: number };
    const edit = (text: string, id = sent.message_id) =>
      call(world.telegram, 'editMessageText', { chat_id: world.person.id, message_id: id, text });
    expect((await edit('50 %')).result).toMatchObject({ text: '50 %', edit_date: expect.any(Number) });
    expect((await edit('50 %')).description).toMatch(/^Bad Request: message is not modified/);
    expect((await edit('x', 1)).description).toBe('Bad Request: message to edit not found');
    const own = world.person.chat()[0]?.message_id;
    expect((await edit('x', own)).description).toBe("Bad Request: message can't be edited");
    expect(world.person.chat().at(-1)?.text).toBe('50 %');
    expect(world.person.edits(sent.message_id).map(({ message }) => message.text)).toEqual(['0 %', '50 %']);
  });

  it('takes deleted messages from the chat and says when there was none', async () => {
    await using world = await withPerson();
    const { telegram, person } = world;
    const ids = [await world.send('a'), await world.send('b')].map(
      ({ result }) => (result as { message_id: number }).message_id,
    );
    await call(telegram, 'deleteMessage', { chat_id: person.id, message_id: ids[0] });
    expect(person.chat().map(({ text }) => text)).toEqual(['/start', 'b']);
    const again = await call(telegram, 'deleteMessage', { chat_id: person.id, message_id: ids[0] });
    expect(again.description).toBe('Bad Request: message to delete not found');
  });
});

it('answers unknown methods and wrong tokens in the shape clients expect', async () => {
  await using telegram = await createTelegram({ token: '77:right' });
  const get = async (path: string) => (await fetch(`${telegram.origin}${path}`)).json();
  expect(await get('/bot77:right/sendTeapot')).toEqual({
    ok: false,
    error_code: 404,
    description: 'Not Found: method not found',
  });
  expect(await get('/bot77:wrong/getMe')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  expect(await get('/bot77:right/getMe')).toMatchObject({ ok: true, result: { id: 77, is_bot: true } });
});
