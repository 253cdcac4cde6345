/** A second web server beside the one under test, over the same database, with other settings. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { PRODUCT_PORT } from './addresses.ts';
import { productFacts } from './outside.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PORT = PRODUCT_PORT + 3;

/** Starts it and waits until it answers; disposing ends it. */
export async function startAnotherWeb(settings: Record<string, string>): Promise<AsyncDisposable & { url: string }> {
  const own = { PATH: process.env.PATH, NODE_ENV: 'production' as const, PORT: String(PORT) };
  const child = spawn(join(ROOT, 'node_modules', 'node', 'bin', 'node'), [join(ROOT, '.next/standalone/server.js')], {
    env: { ...productFacts().web.env, ...settings, ...own },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${PORT}`;
  const answers = () =>
    fetch(`${url}/api/health`).then(
      (answer) => answer.status,
      () => 0,
    );
  await expect.poll(answers, { timeout: 60_000 }).toBe(200);
  return {
    url,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
