import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_SETTINGS } from '#/lib/platform/settings.ts';

/** The secrets that Docker Compose hands on as files; the address of a database is put together there. */
export const SECRETS_IN_FILES = ALL_SETTINGS.filter(({ secret, ofMachine }) => secret && !ofMachine).map(
  ({ name }) => name,
);

/**
 * Writes one file for each secret, also an empty one for what is not set: a container that is given a file must find it.
 *
 * The directory is its owner's alone. The files in it can be read by all, because a container's user has another number than
 * the owner, and is shown the file without the directory.
 *
 * @returns the names of the files.
 */
export function writeSecretFiles(directory: string, settings: Record<string, string | undefined>): string[] {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o700);
  for (const name of SECRETS_IN_FILES) {
    const draft = join(directory, `.${name}`);
    writeFileSync(draft, settings[name] ?? '', { mode: 0o444 });
    chmodSync(draft, 0o444);
    renameSync(draft, join(directory, name));
  }
  return SECRETS_IN_FILES;
}
