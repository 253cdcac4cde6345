/** A worker as a process of its own, so that a test can end it, stop it, or let it wake late. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { World } from '../worlds/world.ts';
import { bareEnvironment } from './bare-environment.ts';

export type WorkerProcess = AsyncDisposable & {
  readonly pid: number;
  /** What it wrote so far. */
  output(): string;
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Settles when the process has ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  isAlive(): boolean;
};

const ROOT = join(import.meta.dirname, '..', '..');
const READY_WITHIN_MS = 120_000;

/**
 * Starts `jobs/main.ts` in the world and waits until it works. Disposing kills it.
 * @param options.env replaces settings of the world; `preload` is a module that runs before it, as `node --import` does.
 */
export async function startWorkerProcess(
  world: Pick<World, 'env'>,
  options: { env?: Record<string, string>; preload?: string } = {},
): Promise<WorkerProcess> {
  const preload = options.preload ? ['--import', join(import.meta.dirname, options.preload)] : [];
  const child = spawn(process.execPath, [...preload, join(ROOT, 'jobs', 'main.ts')], {
    cwd: ROOT,
    env: bareEnvironment({ ...world.env, LOG_LEVEL: 'info', ...options.env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  await ready(child, () => output, ended);

  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    output: () => output,
    signal: (name) => void child.kill(name),
    ended,
    isAlive,
    async [Symbol.asyncDispose]() {
      if (isAlive()) child.kill('SIGKILL');
      await ended;
    },
  };
}

async function ready(child: ChildProcess, output: () => string, ended: Promise<unknown>): Promise<void> {
  let tooLong: NodeJS.Timeout | undefined;
  const said = new Promise<'ready'>((resolve) => {
    const look = () => output().includes('the worker is ready') && resolve('ready');
    child.stdout?.on('data', look);
  });
  const silent = new Promise<'silent'>((resolve) => {
    tooLong = setTimeout(resolve, READY_WITHIN_MS, 'silent');
  });
  const outcome = await Promise.race([said, silent, ended.then(() => 'ended' as const)]);
  clearTimeout(tooLong);
  if (outcome === 'ready') return;
  child.kill('SIGKILL');
  throw new Error(`the worker did not start (${outcome}): ${output()}`);
}
