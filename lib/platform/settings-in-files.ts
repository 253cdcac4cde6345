/** Secrets in files (`NAME_FILE`), so that neither `docker inspect` nor /proc shows them. */
import { readFileSync } from 'node:fs';

type Values = Record<string, string | undefined>;

export type FromFiles<V extends Values = Values> = { values: V; sentences: string[] };

const PASSWORDS = [
  ['DATABASE_URL', 'DATABASE_PASSWORD'],
  ['BACKUP_DATABASE_URL', 'DATABASE_PASSWORD_BACKUP'],
] as const;

/**
 * The values with those of the files, and the passwords in the addresses; an empty file counts as missing.
 * @returns `sentences`: one per unusable file, without its content.
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

function withPassword(address: string, password: string): string {
  const upToUser = /^postgres(?:ql)?:\/\/[^:@/?#]+(?=@)/.exec(address)?.[0];
  return upToUser ? `${upToUser}:${encodeURIComponent(password)}${address.slice(upToUser.length)}` : address;
}
