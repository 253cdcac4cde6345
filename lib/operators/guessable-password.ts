/**
 * Passwords that guessers try first: common words, keyboard runs, facts about the person (ASVS 5, 6.2.4, 6.2.11). Pure.
 */
import { DomainError } from '#/lib/platform/errors.ts';
import { COMMON_WORDS } from './common-passwords.ts';

const READ_AS: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const RUNS = ['01234567890123456789', '98765432109876543210'];
/** A year, say. */
const LOOSE_DIGITS = 4;
const SHORTEST_NAME = 3;

/** @throws {DomainError} `invalid` with the reason `guessable`. */
export function demandUnguessable(password: string, person: { email: string; name: string }): void {
  if (!isGuessable(password, person)) return;
  throw new DomainError('invalid', 'This is one of the passwords that are tried first. Choose another.', {
    reason: 'guessable',
  });
}

/** Whether a refusal says that the password is guessable. */
export function isGuessed(error: unknown): boolean {
  return error instanceof DomainError && error.detail?.reason === 'guessable';
}

/** Whether nothing is left without guessable parts. */
export function isGuessable(password: string, person: { email: string; name: string }): boolean {
  const text = password.toLowerCase();
  const words = new Set([...COMMON_WORDS, ...namesIn(person)]);
  return isMadeOf(text, words);
}

function namesIn({ email, name }: { email: string; name: string }): string[] {
  return `${email} ${name}`
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(({ length }) => length >= SHORTEST_NAME);
}

function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  const reached = new Set([0]);
  for (let from = 0; from < text.length; from += 1) {
    if (!reached.has(from)) continue;
    for (let to = from + 1; to <= text.length; to += 1) {
      if (isPiece(text.slice(from, to), words)) reached.add(to);
    }
  }
  return reached.has(text.length);
}

function isPiece(piece: string, words: ReadonlySet<string>): boolean {
  if (words.has(piece) || words.has(asLetters(piece)) || /^[^\p{L}\d]$/u.test(piece)) return true;
  if (/^(.)\1+$/u.test(piece)) return true;
  if (!/^\d+$/.test(piece)) return false;
  return piece.length <= LOOSE_DIGITS || RUNS.some((run) => run.includes(piece));
}

function asLetters(piece: string): string {
  return [...piece].map((sign) => READ_AS[sign] ?? sign).join('');
}
