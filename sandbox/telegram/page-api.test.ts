import { expect, it } from 'vitest';
import { call } from '#/testing/sandbox/raw-call.ts';
import { createTelegram, type TelegramSandbox } from './create-telegram.ts';

async function post(telegram: TelegramSandbox, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${telegram.origin}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

it('serves the page whole, from here alone', async () => {
  await using telegram = await createTelegram();
  const page = await fetch(`${telegram.origin}/`);
  const html = await page.text();
  const css = await (await fetch(`${telegram.origin}/page/style.css`)).text();
  const linked = [...(html + css).matchAll(/(?:href|src)="([^"]+)"|url\(["']([^"']+)["']\)/g)].map(
    (one) => one[1] ?? one[2] ?? '',
  );
  expect(linked.length).toBeGreaterThan(4);
  for (const path of linked) expect((await fetch(new URL(path, telegram.origin))).status, path).toBe(200);
  expect(linked.every((path) => path.startsWith('/'))).toBe(true);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect((await fetch(`${telegram.origin}/page/../create-telegram.ts`)).status).toBe(404);
});

it('lets another process play a customer and read what they see', async () => {
  await using telegram = await createTelegram();
  const { body: person } = await post(telegram, 'people', { firstName: 'Нина', languageCode: 'ru' });
  await post(telegram, `chats/${person.id}/say`, { text: '/start ref_7' });
  const { result } = await call(telegram, 'getUpdates');
  expect(result).toMatchObject([
    {
      message: {
        text: '/start ref_7',
        from: { first_name: 'Нина', language_code: 'ru' },
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      },
    },
  ]);
  await call(telegram, 'sendMessage', { chat_id: person.id, text: 'Hello' });
  const chat = await (await fetch(`${telegram.origin}/sandbox/chats/${person.id}`)).json();
  expect(chat.messages.map((one: { text: string }) => one.text)).toEqual(['/start ref_7', 'Hello']);
});

it('lets the bot write to the operator of the page before anybody opened it, and to no newcomer', async () => {
  await using telegram = await createTelegram();
  const write = async (chat: number) => (await call(telegram, 'sendMessage', { chat_id: chat, text: 'News' })).ok;
  expect([await write(2_000_000_000_001), await write(1_000_001)]).toEqual([true, false]);
  const { people } = await (await fetch(`${telegram.origin}/sandbox/people`)).json();
  expect(people[4]).toMatchObject({ first_name: 'Operator', last: 'News' });
});

it('says in a sentence what is wrong, and changes nothing', async () => {
  await using telegram = await createTelegram();
  const person = telegram.user();
  const wrong = [
    await post(telegram, 'chats/1/say', { text: 'x' }),
    await post(telegram, `chats/${person.id}/say`, { text: '   ' }),
    await post(telegram, `chats/${person.id}/say`, {}),
    await post(telegram, `chats/${person.id}/press`, { label: 'Nothing' }),
    await post(telegram, `chats/${person.id}/pay`, {}),
    await post(telegram, 'people', { languageCode: 'xx' }),
    await post(telegram, 'flood', { retryAfter: -1 }),
  ];
  for (const { status, body } of wrong) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error).toMatch(/^.{10,}\.$/);
  }
  expect(person.chat()).toEqual([]);
});

it('does nothing for scripts of other sites', async () => {
  await using telegram = await createTelegram();
  const person = telegram.user();
  const path = `chats/${person.id}/say`;
  expect((await post(telegram, path, { text: 'x' }, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post(telegram, path, { text: 'x' }, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post(telegram, path, { text: 'x' }, { origin: telegram.origin })).status).toBe(200);
});

it('hands out files for saving, whatever they claim to be', async () => {
  await using telegram = await createTelegram();
  const sent = telegram.user().sendDocument('report.html', Buffer.from('<script>1</script>'), { type: 'text/html' });
  const saved = await fetch(`${telegram.origin}/sandbox/files/${sent.document?.file_id}`);
  expect(saved.headers.get('content-type')).toBe('application/octet-stream');
  expect(saved.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''report.html");
  expect(await saved.text()).toBe('<script>1</script>');
});

it('takes orders for faults from another process and shows the calls', async () => {
  await using telegram = await createTelegram();
  const person = telegram.user({ started: true });
  await post(telegram, 'flood', { method: 'sendMessage', retryAfter: 3 });
  const refused = await call(telegram, 'sendMessage', { chat_id: person.id, text: 'x' });
  expect(refused).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } });
  const calls = await (await fetch(`${telegram.origin}/sandbox/calls?method=sendMessage`)).json();
  expect(calls).toMatchObject([{ method: 'sendMessage', parameters: { text: 'x' }, answer: { ok: false } }]);
});
