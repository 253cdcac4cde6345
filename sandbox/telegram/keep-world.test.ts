import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { call } from '#/testing/sandbox/raw-call.ts';
import { createTelegram } from './create-telegram.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'telegram-sandbox-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('knows chats, files and undelivered updates again after a restart', async () => {
  const before = await createTelegram({ directory });
  const ada = before.user({ id: 4242, firstName: 'Ada' });
  ada.say('/start');
  const sent = (await call(before, 'sendMessage', { chat_id: 4242, text: '10 %' })).result as { message_id: number };
  const file = ada.sendDocument('a.txt', Buffer.from('kept')).document?.file_id ?? '';
  await before.close();

  await using after = await createTelegram({ directory });
  const edit = { chat_id: 4242, message_id: sent.message_id, text: '20 %' };
  expect(await call(after, 'editMessageText', edit)).toMatchObject({ ok: true });
  expect(
    after
      .user({ id: 4242 })
      .chat()
      .map(({ text }) => text),
  ).toEqual(['/start', '20 %', undefined]);
  expect(Buffer.from(after.user({ id: 4242 }).download(file)).toString()).toBe('kept');

  after.user({ id: 4242 }).say('later');
  const { result } = await call(after, 'getUpdates');
  expect(result).toMatchObject([
    { message: { text: '/start' } },
    { message: { document: {} } },
    { message: { text: 'later' } },
  ]);
  const ids = (result as { update_id: number }[]).map(({ update_id }) => update_id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
});

it('begins anew, and keeps the old file, when it cannot read what is there', async () => {
  writeFileSync(join(directory, 'chats.json'), '{"version":1,"conv');
  await using telegram = await createTelegram({ directory });
  expect(await call(telegram, 'getMe')).toMatchObject({ ok: true });
  expect(readdirSync(directory)).toContain('chats.json.unreadable');
});
