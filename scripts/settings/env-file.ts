import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { parseEnv } from 'node:util';
import { ALL_SETTINGS, SETTING_GROUPS } from '#/lib/platform/settings.ts';
import { messageOf, UserError } from '../user-error.ts';
import { freshValues } from './fresh-values.ts';
import { renderEnv } from './render-env.ts';

const HEADING =
  'The settings of this Mutuals. Written by its first start, with secrets made for it alone: keep this file to yourself, and keep a copy. ' +
  'A line that begins with # is not in force and shows what applies instead.';

const EXAMPLE_HEADING =
  'Every setting of Mutuals. "npm start" writes a .env like this one, with secrets made for it alone; "npm run env" prints one. ' +
  'A line that begins with # is not in force and shows what applies instead.';

/** Without secrets. */
export function exampleEnvText(): string {
  return renderEnv({ groups: SETTING_GROUPS, heading: EXAMPLE_HEADING });
}

/** Each call makes other secrets. */
export function freshEnvText({ live = false } = {}): string {
  return renderEnv({
    groups: SETTING_GROUPS,
    heading: HEADING,
    values: freshValues(),
    without: live ? ['SANDBOX'] : [],
  });
}

/** Writes `.env` with fresh secrets for its owner alone, unless it exists; returns whether. @throws {UserError} */
export function ensureEnvFile(path: string): boolean {
  if (existsSync(path)) return false;
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, freshEnvText());
    fsyncSync(file);
    closeSync(file);
    return true;
  } catch (error) {
    throw new UserError(`The settings file ${path} could not be written: ${messageOf(error)}`);
  }
}

/** Takes others' right to read: Chromium is another user. */
export function closeEnvFile(path: string): void {
  const { mode } = statSync(path);
  if (mode & 0o077) chmodSync(path, mode & 0o700);
}

/**
 * Adds settings that are new in this release; returns their names. @param surroundings what is set there is not added.
 */
export function completeEnvFile(path: string, surroundings: Record<string, string | undefined>): string[] {
  const written = readEnvFile(path);
  const missing = ALL_SETTINGS.filter(({ name, comesLater }) => comesLater && !written[name] && !surroundings[name]);
  if (missing.length === 0) return [];
  const text = renderEnv({
    groups: SETTING_GROUPS.filter(({ settings }) => Object.values(settings).some((one) => missing.includes(one))),
    without: ALL_SETTINGS.filter((one) => !missing.includes(one)).map(({ name }) => name),
    heading: 'Added by a newer release.',
    values: freshValues(),
  });
  try {
    appendFileSync(path, `\n${text}`);
    return missing.map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Lines in force: not of a missing file, not without a value. */
export function readEnvFile(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  const entries = Object.entries(parseEnv(readFileSync(path, 'utf8')));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())));
}

/** Unknown names that look like slips of ours, a sentence each. */
export function misspelledNames(found: Record<string, string>): string[] {
  const known = ALL_SETTINGS.map(({ name }) => name);
  return Object.keys(found)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = known.find((candidate) => distance(name.toUpperCase(), candidate) <= 2);
      return meant ? [`${name} is not a setting of Mutuals. Did you mean ${meant}?`] : [];
    });
}

function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
