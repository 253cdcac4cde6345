import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bareEnvironment } from '#/testing/processes/bare-environment.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

/** A process that starts on a busy machine takes its time. */
const PATIENCE_MS = 240_000;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const running: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the bot's process with the world's settings. */
function start(changes: Record<string, string> = {}) {
  const env = bareEnvironment({ ...world.env, DATABASE_URL: world.addressAs('bot'), LOG_LEVEL: 'info', ...changes });
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env });
  running.push(child);
  const lines: Buffer[] = [];
  child.stdout.on('data', (line: Buffer) => lines.push(line));
  child.stderr.on('data', (line: Buffer) => lines.push(line));
  const said = () => Buffer.concat(lines).toString();
  return { said, stop: () => child.kill('SIGTERM'), exited: once(child, 'exit').then(([code]) => code as number) };
}

describe('the process of the bot', () => {
  it('answers, and ends in order when it is told to', async () => {
    const bot = start();
    await world.telegram.calls.started('getUpdates', PATIENCE_MS);
    const maria = world.telegram.user();
    maria.say('/start');
    await maria.waitFor('Hello', PATIENCE_MS);
    bot.stop();
    expect(await bot.exited).toBe(0);
    expect(bot.said()).not.toContain(world.env.TELEGRAM_TOKEN);
  });

  it('is idle with a warning when there is no token', async () => {
    const bot = start({ TELEGRAM_TOKEN: '' });
    await expect.poll(bot.said, { timeout: PATIENCE_MS }).toContain('TELEGRAM_TOKEN is not set');
    bot.stop();
    expect(await bot.exited).toBe(0);
  });

  it('ends with a sentence when Telegram refuses the token', async () => {
    const bot = start({ TELEGRAM_TOKEN: '7:refused-token' });
    expect(await bot.exited).toBe(1);
    expect(bot.said()).toContain('Telegram refuses TELEGRAM_TOKEN');
    expect(bot.said()).not.toContain('refused-token');
  });
});
