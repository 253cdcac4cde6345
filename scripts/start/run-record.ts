/**
 * `.data/run.json`: who runs in this checkout right now, and where it is reached. A start that was killed leaves its
 * children alive and their names here, each with its number and the moment it started, so that the next start ends
 * exactly those. Whoever wants to talk to the product reads its addresses here: a flag or the shell may have moved it
 * away from those of `.env`.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endProcess } from '../process/end-process.ts';
import { holderOf, take } from '../process/file-lock.ts';
import { identify, isAlive, type KnownProcess } from '../process/identity.ts';
import { UserError } from '../user-error.ts';
import type { Addresses } from './addresses.ts';

export type RecordedChild = KnownProcess & { name: string; signal: NodeJS.Signals };

type RunNote = {
  /** Null until everything is ready. */
  addresses: Addresses | null;
  children: RecordedChild[];
};

/** The start that runs in a checkout: its process, and where it is reached once everything is ready. */
export type Running = { pid: number; addresses: Addresses | null };

const PATIENCE_MS = 8_000;

export type RunRecord = {
  /** Names of the processes of an earlier, killed start that were ended now. */
  ended: string[];
  add(name: string, pid: number, signal: NodeJS.Signals): void;
  /** Call when everything is ready. */
  publish(addresses: Addresses): void;
  /** Call when everything has stopped. */
  close(): void;
};

/**
 * Makes this process the one that runs in the checkout, and ends what a killed predecessor left behind,
 * the newest first, as it would have itself.
 *
 * @throws {UserError} when another start is running.
 */
export async function claimRun(directory: string): Promise<RunRecord> {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o711); // PostgreSQL's user passes through, and nobody else looks around
  const { lock, file } = placesIn(directory);
  if (!take(lock)) {
    throw new UserError(
      `Mutuals already runs in this checkout (process ${holderOf(lock)?.pid ?? 'unknown'}). ` +
        'Stop it with Ctrl-C in its terminal, or start another copy from another directory.',
    );
  }
  const ended = await endLeftovers(file);
  const note: RunNote = { addresses: null, children: [] };
  return {
    ended,
    add(name, pid, signal) {
      const known = identify(pid);
      if (known) note.children.push({ ...known, name, signal });
      write(file, note);
    },
    publish(addresses) {
      note.addresses = addresses;
      write(file, note);
    },
    close() {
      rmSync(file, { force: true });
      rmSync(lock, { force: true });
    },
  };
}

/** The start that runs in the checkout now; null when there is none, whatever a killed one left behind. */
export function findRun(directory: string): Running | null {
  const { lock, file } = placesIn(directory);
  const holder = holderOf(lock);
  return holder && isAlive(holder) ? { pid: holder.pid, addresses: read(file).addresses } : null;
}

/** The number of a program's process, such as the web's, of the start that runs in the checkout now; null when it does not run. */
export function processOf(directory: string, name: string): number | null {
  if (!findRun(directory)) return null;
  const child = read(placesIn(directory).file).children.find((one) => one.name === name);
  return child && isAlive(child) ? child.pid : null;
}

function placesIn(directory: string) {
  return { lock: join(directory, 'run.lock'), file: join(directory, 'run.json') };
}

async function endLeftovers(file: string): Promise<string[]> {
  const { children } = read(file);
  write(file, { addresses: null, children }); // where the killed start was reached holds no longer
  const alive = children.filter(isAlive).reverse();
  for (const child of alive) await endProcess(child, child.signal, PATIENCE_MS);
  return alive.map(({ name }) => name);
}

function read(file: string): RunNote {
  try {
    const { addresses = null, children = [] }: Partial<RunNote> = JSON.parse(readFileSync(file, 'utf8'));
    return { addresses, children };
  } catch {
    return { addresses: null, children: [] }; // none, or a file that a power cut spoiled
  }
}

function write(file: string, note: RunNote): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(note, null, 2));
  renameSync(`${file}.new`, file);
}
