import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '#/lib/platform/clock.ts';
import { type Log, silentLog } from '#/lib/platform/log.ts';
import { createTelegram, type TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';
import type { App } from './bot-context.ts';
import { createBot } from './create-bot.ts';
import { keepPolling } from './keep-polling.ts';

const TOKEN = '424242:polling-canary';
let telegram: TelegramSandbox;
let stop: AbortController;
beforeEach(async () => {
  telegram = await createTelegram({ token: TOKEN });
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await telegram.close();
});

/** Pauses end at once and are counted; every line of the log is kept. */
function poll(token = TOKEN) {
  const lines: string[] = [];
  const pauses: number[] = [];
  const note = (facts: object, message: string) => void lines.push(`${JSON.stringify(facts)} ${message}`);
  const log: Log = { ...silentLog, info: note, warn: note, error: note };
  const sleep: Clock['sleep'] = async (ms) => void pauses.push(ms);
  const app = { ctx: { log, clock: systemClock } as App['ctx'] };
  const made = createBot(app, { token, apiRoot: telegram.origin, serves: 'customers' });
  const ended = keepPolling(made, { clock: { ...systemClock, sleep }, log }, stop.signal);
  return { ended, lines, pauses };
}

describe('polling', () => {
  it('shows its commands in both languages, and ends when told to, without waiting for the next update', async () => {
    const { ended } = poll();
    await telegram.calls.started('getUpdates');
    const languages = telegram.calls.all('setMyCommands').map(({ parameters }) => parameters.language_code);
    expect(languages).toEqual([undefined, 'ru']);
    stop.abort();
    expect(await ended).toBe('stopped');
  });

  it('says that the token is refused and gives up', async () => {
    const { ended } = poll('1:wrong');
    expect(await ended).toBe('token_refused');
  });

  it('goes on after another process polled with the same token', async () => {
    const description = 'Conflict: terminated by other getUpdates request';
    telegram.fail({ method: 'getUpdates', status: 409, description, times: 2 });
    const { ended, lines, pauses } = poll();
    await telegram.calls.started('getUpdates');
    await expect
      .poll(() => telegram.calls.all('getUpdates').filter(({ answer }) => answer === undefined).length)
      .toBe(1);
    expect(pauses.length).toBeGreaterThan(0);
    expect(lines.join()).toContain('terminated by other getUpdates');
    stop.abort();
    expect(await ended).toBe('stopped');
  });

  it('goes on after a broken connection, and the token is in no line of the log', async () => {
    telegram.fail({ method: 'getUpdates', status: 0, description: '', times: 1 });
    const { ended, lines } = poll();
    await expect.poll(() => telegram.calls.count('getUpdates')).toBeGreaterThan(1);
    stop.abort();
    await ended;
    expect(lines.join()).not.toContain('canary');
  });
});
