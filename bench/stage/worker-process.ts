/** A worker of the product as a process of its own: measured, killed and stopped like a real one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { WORKER_FLAGS } from '#/jobs/node-flags.ts';
import { ROOT } from '#/scripts/paths.ts';
import { LastLines } from '#/scripts/process/last-lines.ts';
import { tracked } from '#/scripts/process/run-program.ts';

export type WorkerProcess = {
  readonly pid: number;
  /** Highest resident memory so far, in MiB (`VmHWM`; 0 where the system does not tell). */
  peakMiB(): number;
  /** Ends it at once, without a chance to say goodbye. */
  kill(): Promise<void>;
  /** Ends it as a deploy does. */
  stop(): Promise<void>;
};

const READY_WITHIN_MS = 60_000;

/** Starts `jobs/main.ts` and waits until it works. @throws {Error} with its last lines, when it does not. */
export async function startWorkerProcess(env: Record<string, string>): Promise<WorkerProcess> {
  const said = new LastLines(40);
  const child = tracked(
    spawn(process.execPath, [...WORKER_FLAGS, 'jobs/main.ts'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', ...env, LOG_LEVEL: 'info', WORKER_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const ended = once(child, 'close');
  await ready(child, said);

  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    peakMiB: () => peakOf(child.pid),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function ready(child: ChildProcess, said: LastLines): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`the worker ${why}:\n${said.text()}`));
    const timer = setTimeout(() => failed('did not get ready'), READY_WITHIN_MS);
    const settle = () => clearTimeout(timer);
    child.stdout?.on('data', (chunk: Buffer) => {
      said.push(chunk);
      if (!chunk.includes('the worker is ready')) return;
      settle();
      resolve();
    });
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('close', () => {
      settle();
      failed('ended');
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1024 : 0;
  } catch {
    return 0;
  }
}
