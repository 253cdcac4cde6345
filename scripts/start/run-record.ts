/**
 * `.data/run.json`: who runs in this checkout right now. A start that was killed leaves its children alive and their
 * names here, each with its number and the moment it started, so that the next start ends exactly those.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endProcess } from '../process/end-process.ts';
import { holderOf, take } from '../process/file-lock.ts';
import { identify, isAlive, type KnownProcess } from '../process/identity.ts';
import { Trouble } from '../trouble.ts';

export type RecordedChild = KnownProcess & { name: string; signal: NodeJS.Signals };

const PATIENCE_MS = 8_000;

export type RunRecord = {
  /** Names of the processes of an earlier, killed start that were ended now. */
  ended: string[];
  add(name: string, pid: number, signal: NodeJS.Signals): void;
  /** Call when everything has stopped. */
  close(): void;
};

/**
 * Makes this process the one that runs in the checkout, and ends what a killed predecessor left behind,
 * the newest first, as it would have itself.
 *
 * @throws {Trouble} when another start is running.
 */
export async function claimRun(directory: string): Promise<RunRecord> {
  mkdirSync(directory, { recursive: true });
  const lock = join(directory, 'run.lock');
  if (!take(lock)) {
    throw new Trouble(
      `Mutuals already runs in this checkout (process ${holderOf(lock)?.pid ?? 'unknown'}). ` +
        'Stop it with Ctrl-C in its terminal, or start another copy from another directory.',
    );
  }
  const file = join(directory, 'run.json');
  const ended = await endLeftovers(file);
  const children: RecordedChild[] = [];
  return {
    ended,
    add(name, pid, signal) {
      const known = identify(pid);
      if (known) children.push({ ...known, name, signal });
      write(file, children);
    },
    close() {
      rmSync(file, { force: true });
      rmSync(lock, { force: true });
    },
  };
}

async function endLeftovers(file: string): Promise<string[]> {
  const alive = read(file).filter(isAlive).reverse();
  for (const child of alive) await endProcess(child, child.signal, PATIENCE_MS);
  return alive.map(({ name }) => name);
}

function read(file: string): RecordedChild[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return []; // none, or a file that a power cut spoiled
  }
}

function write(file: string, children: RecordedChild[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(children, null, 2));
  renameSync(`${file}.new`, file);
}
