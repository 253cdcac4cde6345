/** Whoever can change a profile's biography owns it: a word there proves it. Pure. */
import { randomInt } from 'node:crypto';
import { DAY_MS, SECOND_MS } from '#/lib/platform/time-units.ts';

/** `proved`: the word was there, the profile is not read any more. `unknown`: Instagram could not be asked now. */
export const FINDINGS = ['proved', 'no_word', 'missing', 'unknown'] as const;
export type Finding = (typeof FINDINGS)[number];

/** A word holds this long. */
export const CLAIM_MS = DAY_MS;
/** Somebody waits for the look. */
export const PATIENCE_MS = 15 * SECOND_MS;
/** Looks cost requests that checks need. */
export const LOOK_EVERY_MS = 20 * SECOND_MS;

/** Without letters that look alike. */
const LETTERS = 'abcdefghkmnpqrstuvwxyz23456789';

/** A word that nobody has in a biography by chance. */
export function newWord(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)] ?? 'x';
  return `mutuals-${Array.from({ length: 6 }, letter).join('')}`;
}

/** Whether a biography has the word, however people write it there. */
export function hasWord(biography: string | null, word: string): boolean {
  return (biography ?? '').toLowerCase().includes(word.toLowerCase());
}
