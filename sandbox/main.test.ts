import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bareEnvironment } from '#/testing/processes/bare-environment.ts';

let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
});

function start(env: Record<string, string>) {
  const started = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: bareEnvironment(env),
  });
  child = started;
  const output = { text: '' };
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => (output.text += chunk.toString()));
  return { started, output };
}

describe('the sandbox as a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints one line when ready, serves all worlds, and ends cleanly on %s',
    async (signal) => {
      const { started, output } = start({
        SANDBOX_INSTAGRAM_PORT: '0',
        SANDBOX_TELEGRAM_PORT: '0',
        SANDBOX_ROBOKASSA_PORT: '0',
      });
      while (!output.text.includes('\n')) await once(started.stdout, 'data');
      const [, instagram = '', telegram = '', robokassa = ''] =
        /^ready instagram=(\S+) control=\S+ telegram=(\S+) robokassa=(\S+)\n$/.exec(output.text) ?? [];
      const state = (await (await fetch(`${instagram}/_sandbox/state`)).json()) as { profiles: { username: string }[] };
      expect(state.profiles.map(({ username }) => username)).toEqual(
        expect.arrayContaining(['ada', 'grace', 'linus', 'hidden', 'nobody']),
      );
      expect((await fetch(telegram)).status).toBe(200);
      expect(await (await fetch(robokassa)).text()).toContain('No money moves');
      started.kill(signal);
      expect(await once(started, 'exit')).toEqual([0, null]);
    },
  );

  it.each([
    [{ SANDBOX_INSTAGRAM_PORT: 'many' }, 'SANDBOX_INSTAGRAM_PORT is "many": a port from 0 to 65535 is expected.'],
    [
      { SANDBOX_TLS_KEY: '/nowhere/key.pem' },
      'SANDBOX_TLS_KEY and SANDBOX_TLS_CERT belong together: set both or neither.',
    ],
    [
      { SANDBOX_TLS_KEY: '/nowhere/key.pem', SANDBOX_TLS_CERT: '/nowhere/cert.pem' },
      'there is no file /nowhere/key.pem',
    ],
    [{ SANDBOX_CONTROL: 'me' }, 'SANDBOX_CONTROL is "me": loopback or anyone is expected.'],
  ])('says in one sentence that %o cannot be', async (env, sentence) => {
    const { started, output } = start(env);
    expect(await once(started, 'close')).toEqual([1, null]);
    expect(output.text).toContain(sentence);
    expect(output.text.trim().split('\n')).toHaveLength(1);
  });

  it('names the port that is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const { started, output } = start({
      SANDBOX_INSTAGRAM_PORT: port,
      SANDBOX_TELEGRAM_PORT: '0',
      SANDBOX_ROBOKASSA_PORT: '0',
    });
    expect(await once(started, 'close')).toEqual([1, null]);
    expect(output.text).toContain(`port ${port} is in use`);
    taken.close();
  });
});
