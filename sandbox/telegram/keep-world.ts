import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from './parameters.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts';
import type { World } from './world.ts';

const SAVE_AFTER_MS = 1500;

/**
 * Keeps a world in a directory: loads it, writes changes soon, and at once on `stop`. An unreadable file is renamed
 * `chats.json.unreadable`.
 */
export function keepWorld(world: World, directory: string): { stop: () => void } {
  const files = join(directory, 'files');
  mkdirSync(files, { recursive: true });
  load(world, directory, files);

  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    timer = undefined;
    write(world, directory, files);
  };
  const stopListening = world.listen((event) => {
    if (event.kind !== 'typing') timer ??= setTimeout(save, SAVE_AFTER_MS);
  });
  const stop = () => {
    stopListening();
    clearTimeout(timer);
    save();
  };
  return { stop };
}

function load(world: World, directory: string, files: string): void {
  const path = join(directory, 'chats.json');
  if (!existsSync(path)) return;
  const snapshot = parsed(readFileSync(path, 'utf8'));
  if (!snapshot) {
    renameSync(path, `${path}.unreadable`);
    return;
  }
  restoreSnapshot(world, snapshot, (id) => {
    const file = join(files, id);
    return existsSync(file) ? readFileSync(file) : undefined;
  });
}

function parsed(text: string): Snapshot | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && value.version === 1 ? (value as Snapshot) : undefined;
  } catch {
    return undefined;
  }
}

/** Written beside and renamed: a kill leaves the former state. */
function write(world: World, directory: string, files: string): void {
  const kept = new Set(readdirSync(files));
  for (const file of world.files.all()) {
    if (!kept.delete(file.fileId)) writeFileSync(join(files, file.fileId), file.bytes, { mode: 0o600 });
  }
  for (const gone of kept) rmSync(join(files, gone));
  const path = join(directory, 'chats.json');
  writeFileSync(`${path}.new`, JSON.stringify(takeSnapshot(world)), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
