/** Who runs in this checkout, and where: the next start ends exactly a killed one's children. */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endProcess } from '../process/end-process.ts';
import { holderOf, take } from '../process/file-lock.ts';
import { identify, isAlive, type KnownProcess } from '../process/identity.ts';
import { UserError } from '../user-error.ts';
import type { Addresses } from './addresses.ts';

export type RecordedChild = KnownProcess & { name: string; signal: NodeJS.Signals };

type RunNote = {
  /** Null until ready. */
  addresses: Addresses | null;
  children: RecordedChild[];
};

/** `addresses`: null until ready. */
export type Running = { pid: number; addresses: Addresses | null };

const PATIENCE_MS = 8_000;

export type RunRecord = {
  ended: string[];
  add(name: string, pid: number, signal: NodeJS.Signals): void;
  publish(addresses: Addresses): void;
  close(): void;
};

/** Claims the checkout and ends what a killed start left, newest first. @throws {UserError} another start runs. */
export async function claimRun(directory: string): Promise<RunRecord> {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o711); // PostgreSQL's user passes through
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

/** Null when none runs. */
export function findRun(directory: string): Running | null {
  const { lock, file } = placesIn(directory);
  const holder = holderOf(lock);
  return holder && isAlive(holder) ? { pid: holder.pid, addresses: read(file).addresses } : null;
}

/** A program's process number, such as the web's; null when it does not run. */
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
  write(file, { addresses: null, children }); // the killed start's addresses are void
  const alive = children.filter(isAlive).reverse();
  for (const child of alive) await endProcess(child, child.signal, PATIENCE_MS);
  return alive.map(({ name }) => name);
}

function read(file: string): RunNote {
  try {
    const { addresses = null, children = [] }: Partial<RunNote> = JSON.parse(readFileSync(file, 'utf8'));
    return { addresses, children };
  } catch {
    return { addresses: null, children: [] }; // none, or a damaged file
  }
}

function write(file: string, note: RunNote): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(note, null, 2));
  renameSync(`${file}.new`, file);
}
