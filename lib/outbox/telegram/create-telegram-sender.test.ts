import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';
import { createTelegramSender } from './create-telegram-sender.ts';
import type { TelegramSender } from './sender.ts';

const TOKEN = '424242:telegram-canary';
let telegram: TelegramSandbox;
let sender: TelegramSender;
beforeEach(async () => {
  telegram = await createTelegram({ token: TOKEN });
  sender = createTelegramSender({ token: TOKEN, apiRoot: telegram.origin });
});
afterEach(() => telegram.close());

describe('the Telegram sender', () => {
  it('sends a message with buttons, changes it, and takes the buttons away', async () => {
    const user = telegram.user({ started: true });
    const chatId = BigInt(user.id);
    const { messageId } = await sender.send(chatId, { html: '<b>1</b>', keyboard: [[{ text: 'Stop', data: 'stop' }]] });
    expect(await sender.edit(chatId, messageId, { html: '<b>2</b>' })).toBe('edited');
    expect(await sender.edit(chatId, messageId, { html: '<b>2</b>' })).toBe('same');

    const [message] = user.chat();
    expect(message?.text).toBe('2');
    expect(message?.reply_markup).toBeUndefined();
  });

  it('sends a file whose bytes arrive as they were', async () => {
    const user = telegram.user({ started: true });
    const bytes = new Uint8Array([80, 75, 3, 4, 0, 255]);
    await sender.send(BigInt(user.id), { html: 'Your file', document: { fileName: 'ada.xlsx', bytes } });

    const document = user.chat()[0]?.document;
    expect(document?.file_name).toBe('ada.xlsx');
    expect([...user.download(document?.file_id ?? '')]).toEqual([...bytes]);
  });

  it('says that somebody who left, or never came, cannot be written to', async () => {
    const left = telegram.user({ started: true });
    left.block();
    const stranger = telegram.user();
    for (const id of [left.id, stranger.id, 99]) {
      await expect(sender.send(BigInt(id), { html: 'Hello' })).rejects.toMatchObject({ kind: 'blocked' });
    }
  });

  it('says how long to wait after a flood, and does not wait itself', async () => {
    const user = telegram.user({ started: true });
    telegram.flood({ method: 'sendMessage', retryAfter: 30 });
    await expect(sender.send(BigInt(user.id), { html: 'Hello' })).rejects.toMatchObject({
      kind: 'flood',
      retryAfterMs: 30_000,
    });
  });

  it('answers that a message is gone', async () => {
    const user = telegram.user({ started: true });
    expect(await sender.edit(BigInt(user.id), 4711, { html: 'Hello' })).toBe('gone');
  });

  it.each([
    ['a broken connection', 0, ''],
    ['a fault of Telegram', 502, 'Bad Gateway'],
  ])('calls %s unreachable and does not show the token', async (_, status, description) => {
    const user = telegram.user({ started: true });
    telegram.fail({ method: 'sendMessage', status, description, times: 5 });
    const error: unknown = await sender.send(BigInt(user.id), { html: 'Hello' }).catch((reason) => reason);
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(`${error} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain('canary');
  });

  it('refuses for good what Telegram cannot read', async () => {
    const user = telegram.user({ started: true });
    await expect(sender.send(BigInt(user.id), { html: '<b>open' })).rejects.toMatchObject({ kind: 'refused' });
  });
});
