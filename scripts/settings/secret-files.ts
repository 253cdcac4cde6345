import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_SETTINGS } from '#/lib/platform/settings.ts';

/** As files in Compose; database addresses are put together there. */
export const SECRETS_IN_FILES = ALL_SETTINGS.filter(({ secret, ofMachine }) => secret && !ofMachine).map(
  ({ name }) => name,
);

/**
 * One file per secret, empty for an unset one. The directory is its owner's alone; the files are readable, because a
 * container's user has another number. @returns their names.
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
