import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../paths.ts';

/** The state of files and directories without tests. A missing path counts as empty. */
export function fingerprint(paths: readonly string[], root = ROOT): string {
  const hash = createHash('sha256');
  for (const path of paths) for (const file of filesUnder(join(root, path))) hash.update(describe(file, root));
  return hash.digest('hex');
}

/** Whether the output beside the stamp was made from this state. */
export function isCurrent(stamp: string, mark: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === mark;
}

/** Notes what the output beside it was made from. Call it last. */
export function writeStamp(stamp: string, mark: string): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, mark);
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function describe(file: string, root: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${relative(root, file)} ${size} ${mtimeMs}\n`;
}
