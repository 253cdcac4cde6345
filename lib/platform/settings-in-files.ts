/**
 * Secrets that stand in files: `NAME_FILE=/run/secrets/NAME` instead of `NAME=…`. What stands in a file is in no program's
 * environment, so neither `docker inspect` nor /proc shows it. Pure but for reading the files.
 */
import { readFileSync } from 'node:fs';

type Values = Record<string, string | undefined>;

export type FromFiles<V extends Values = Values> = { values: V; sentences: string[] };

/** Addresses of a database, and the settings that hold their passwords. */
const PASSWORDS = [
  ['DATABASE_URL', 'DATABASE_PASSWORD'],
  ['BACKUP_DATABASE_URL', 'DATABASE_PASSWORD_BACKUP'],
] as const;

/**
 * The values with those of the files put in, and the database's passwords in its addresses.
 *
 * @param names settings that may be given so. A file that is empty counts as a setting that is missing.
 * @returns `sentences`: one for each file that cannot be followed; none repeats what is in it.
 */
export function withFiles<V extends Values>(source: V, names: readonly string[]): FromFiles<V> {
  const values: Values = { ...source };
  const sentences: string[] = [];
  for (const name of names) {
    const path = source[`${name}_FILE`];
    if (!path) continue;
    if (source[name]) sentences.push(`${name} and ${name}_FILE are both set: keep one of them.`);
    else
      try {
        values[name] = readFileSync(path, 'utf8').trim();
      } catch (error) {
        const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
        sentences.push(`${name}_FILE names ${path}, which cannot be read (${why}).`);
      }
  }
  for (const [address, password] of PASSWORDS)
    if (values[address] && values[password]) values[address] = withPassword(values[address], values[password]);
  return { values: values as V, sentences };
}

/** An address that names a user and no password gets it. */
function withPassword(address: string, password: string): string {
  const upToUser = /^postgres(?:ql)?:\/\/[^:@/?#]+(?=@)/.exec(address)?.[0];
  return upToUser ? `${upToUser}:${encodeURIComponent(password)}${address.slice(upToUser.length)}` : address;
}
