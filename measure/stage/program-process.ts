import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '#/scripts/paths.ts';
import { LastLines } from '#/scripts/process/last-lines.ts';
import { PROJECT_NODE, tracked } from '#/scripts/process/run-program.ts';

export type ProgramProcess = {
  readonly pid: number;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

type ProgramStart = {
  name: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** `said`: the program's last lines. */
  isReady: (said: string) => boolean | Promise<boolean>;
};

const READY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 50;

/** Starts it and waits until it is ready. @throws {Error} with its last lines, when it does not get there. */
export async function startProgram({ name, args, env, isReady }: ProgramStart): Promise<ProgramProcess> {
  const said = new LastLines(40);
  // in a group of its own: Ctrl-C is for the command, which ends its programs itself
  const child = tracked(
    spawn(PROJECT_NODE, args, { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(child, 'close');
  const runs = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (runs()) child.kill(signal);
    await ended;
  };

  const until = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(said.text()))) {
    if (runs() && performance.now() < until) {
      await delay(LOOK_EVERY_MS);
      continue;
    }
    const why = runs() ? 'did not get ready' : 'ended';
    await end('SIGKILL');
    throw new Error(`the ${name} ${why}:\n${said.text()}`);
  }
  return { pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
