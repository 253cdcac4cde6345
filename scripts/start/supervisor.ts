import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../paths.ts';
import { endProcess } from '../process/end-process.ts';
import { identify, type KnownProcess } from '../process/identity.ts';
import { LastLines } from '../process/last-lines.ts';
import { PROJECT_NODE } from '../process/run-program.ts';
import { UserError } from '../user-error.ts';
import type { Stream } from './screen-line.ts';

export type ProgramStart = {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Then it is killed. */
  patienceMs: number;
};

export type Supervisor = {
  start(program: ProgramStart): KnownProcess;
  /** Watches something started elsewhere; ended after all programs. */
  adopt(name: string, ended: Promise<string>, stop: () => Promise<void>): void;
  /** Rejects as soon as anything ends unasked. Never resolves. */
  readonly failed: Promise<never>;
  isBusy(): boolean;
  /** A group together, then what was adopted. */
  stop(): Promise<void>;
  /** Kills all; `stop` then ends at once. */
  kill(): void;
};

type Running = { name: string; known: KnownProcess; ended: Promise<void>; patienceMs: number };

export type Hooks = {
  onLine: (name: string, line: string, stream: Stream) => void;
  onStart: (name: string, pid: number) => void;
};

/** Own process groups keep a terminal's Ctrl-C from the programs. @param order an array ends together. */
export function createSupervisor(order: readonly (readonly string[])[], { onLine, onStart }: Hooks): Supervisor {
  const running = new Map<string, Running>();
  const adopted: (() => Promise<void>)[] = [];
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {}); // nobody has to listen
  let stopping = false;

  const unexpected = (name: string, how: string, lastLines: string) => {
    if (!stopping)
      failure.reject(
        new UserError(`The ${name} ended unexpectedly (${how}). Its last lines:\n\n${lastLines || '(none)'}`),
      );
  };

  return {
    failed: failure.promise,
    start(program) {
      const child = spawn(PROJECT_NODE, program.args, {
        cwd: ROOT,
        env: program.env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const lastLines = listen(child, (line, stream) => onLine(program.name, line, stream));
      const known = identify(child.pid ?? 0) ?? { pid: child.pid ?? 0, started: '' };
      const ended = new Promise<void>((resolve) => {
        child.once('error', (error) => lastLines.push(`${error.message}\n`));
        child.once('exit', () => endGroup(known.pid));
        child.once('close', (code, signal) => {
          running.delete(program.name);
          unexpected(program.name, signal ?? `code ${code}`, lastLines.text());
          resolve();
        });
      });
      running.set(program.name, { name: program.name, known, ended, patienceMs: program.patienceMs });
      onStart(program.name, known.pid);
      return known;
    },
    adopt(name, ended, stop) {
      ended.then((lastLines) => unexpected(name, 'on its own', lastLines));
      adopted.push(stop);
    },
    isBusy: () => running.size > 0 || adopted.length > 0,
    async stop() {
      stopping = true;
      for (const names of order) await endTogether([...running.values()].filter(({ name }) => names.includes(name)));
      await endTogether([...running.values()]);
      for (const stop of adopted.splice(0)) await stop();
    },
    kill() {
      stopping = true;
      for (const { known } of running.values()) void endProcess(known, 'SIGKILL', 1_000);
    },
  };
}

/** A killed watcher leaves what it watched. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {}
}

function listen(child: ChildProcess, onLine: (line: string, stream: Stream) => void): LastLines {
  const told = new LastLines(30);
  for (const stream of ['stdout', 'stderr'] as const) {
    const lines = new LastLines(1, (line) => {
      told.push(`${line}\n`);
      onLine(line, stream);
    });
    child[stream]?.on('data', (chunk) => lines.push(chunk));
  }
  return told;
}

async function endTogether(programs: Running[]): Promise<void> {
  await Promise.all(
    programs.map(({ known, patienceMs, ended }) => endProcess(known, 'SIGTERM', patienceMs).then(() => ended)),
  );
}
