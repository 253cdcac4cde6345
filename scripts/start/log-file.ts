/** `.data/logs/mutuals.log`: every program's lines, bounded. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const LARGEST_BYTES = 20 * 1024 * 1024;
const OLDER_FILES = 3;

export type LogFile = { path: string; write(name: string, line: string): void; close(): void };

/** For its owner alone. Rotates at 20 MB, keeps three. */
export function openLogFile(path: string): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  chmodSync(dirname(path), 0o700);
  let size = existsSync(path) ? statSync(path).size : 0;
  let file = openSync(path, 'a', 0o600);
  return {
    path,
    write(name, line) {
      const text = `${name.padEnd(8)} ${line}\n`;
      writeSync(file, text);
      size += Buffer.byteLength(text);
      if (size < LARGEST_BYTES) return;
      closeSync(file);
      rotate(path);
      file = openSync(path, 'a', 0o600);
      size = 0;
    },
    close: () => closeSync(file),
  };
}

function rotate(path: string): void {
  for (let age = OLDER_FILES; age >= 1; age -= 1) {
    const from = age === 1 ? path : `${path}.${age - 1}`;
    if (existsSync(from)) renameSync(from, `${path}.${age}`);
  }
}
