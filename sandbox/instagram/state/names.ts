import { mix, pick } from './scramble.ts';

type Words = readonly [string, ...string[]];

const FIRST: Words = [
  'anna',
  'maria',
  'lena',
  'sofia',
  'nina',
  'olga',
  'emma',
  'chloe',
  'aisha',
  'yuki',
  'ines',
  'marta',
  'julia',
  'dasha',
  'mark',
  'ivan',
  'oleg',
  'leo',
  'tom',
  'noah',
  'pavel',
  'omar',
  'kenji',
  'luca',
  'jonas',
  'artem',
  'denis',
  'rafael',
];
const LAST: Words = [
  'ivanova',
  'petrov',
  'smirnova',
  'orlov',
  'volkova',
  'miller',
  'garcia',
  'rossi',
  'tanaka',
  'novak',
  'kowalska',
  'haddad',
  'silva',
  'schmidt',
  'lebedev',
  'moroz',
  'dubois',
  'larsen',
  'demir',
  'costa',
  'wells',
  'frost',
  'bykov',
  'stone',
];
const WORDS: Words = [
  'travels',
  'studio',
  'photo',
  'bakes',
  'runs',
  'paints',
  'and.cats',
  'official',
  'daily',
  'reads',
  'vintage',
  'fit',
  'ceramics',
  'music',
];
const CYRILLIC: Words = [
  'Анна Иванова',
  'Мария Смирнова',
  'Елена Волкова',
  'Ольга Кузнецова',
  'Даша',
  'Катя 🌿',
  'Соня Лебедева',
  'Юлия Мороз',
  'Иван Петров',
  'Олег Орлов',
  'Павел',
  'Артём Быков',
  'Денис Соколов',
  'Никита ☀️',
  'Ёлка Ёжикова',
  'Тимур',
];
const SIGNS: Words = ['✨', '🌸', '📷', '🏔️', '☕️', '🐈‍⬛', '🇺🇦', '💫', '🎧', '♡'];

const STEMS: readonly string[] = [
  ...FIRST.flatMap((first) => LAST.map((last) => `${first}.${last}`)),
  ...FIRST.flatMap((first) => LAST.map((last) => `${first}_${last}_`)),
  ...FIRST.flatMap((first) => WORDS.map((word) => `${first}.${word}`)),
  ...LAST,
  ...FIRST.map((first) => `_${first}`),
  ...WORDS.flatMap((word) => FIRST.map((first) => `${word}.by.${first}`)),
];
const SINGLE = FIRST.length * (2 * LAST.length + WORDS.length);

/** Where a hash's stem stands in `STEMS`. */
function stemAt(hash: number): number {
  const first = hash % FIRST.length;
  switch (mix(hash, 3) % 6) {
    case 0:
      return first * LAST.length + (mix(hash, 1) % LAST.length);
    case 1:
      return (FIRST.length + first) * LAST.length + (mix(hash, 1) % LAST.length);
    case 2:
      return FIRST.length * 2 * LAST.length + first * WORDS.length + (mix(hash, 2) % WORDS.length);
    case 3:
      return SINGLE + (mix(hash, 1) % LAST.length);
    case 4:
      return SINGLE + LAST.length + first;
    default:
      return SINGLE + LAST.length + FIRST.length + (mix(hash, 2) % WORDS.length) * FIRST.length + first;
  }
}

/** In Instagram's alphabet (`a-z 0-9 _ .`, at most 30 characters); `ending` makes it unique within a profile. */
export function inventUsername(hash: number, ending: string): string {
  return `${STEMS[stemAt(hash)]}${ending}`;
}

/** Which invented names begin so. `digits`: only those whose ending begins with them. */
export type InventedLike = { digits: string; has(hash: number): boolean };

/**
 * Tells by arithmetic alone whether a user name, or a word of a full name, begins with this text; null when no
 * invented one can.
 */
export function inventedLike(text: string): InventedLike | null {
  const digits = /\d+$/.exec(text)?.[0] ?? '';
  const head = text.slice(0, text.length - digits.length);
  const stems = Uint8Array.from(STEMS, (stem) => Number(digits === '' ? stem.startsWith(head) : stem === head));
  const isWord = FULL_NAME_WORDS.some((word) => word.startsWith(text));
  if (!isWord && !stems.includes(1)) return null;
  return { digits, has: (hash) => stems[stemAt(hash)] === 1 || (isWord && beginsAWord(inventFullName(hash), text)) };
}

/** A word of the text begins with `part`, whatever the case. */
export function beginsAWord(text: string, part: string): boolean {
  return wordsOf(text).some((word) => word.startsWith(part));
}

/** A third cyrillic, one in sixteen empty, as on the site. */
export function inventFullName(hash: number): string {
  const kind = mix(hash, 4) % 16;
  if (kind === 0) return '';
  if (kind < 6) return pick(CYRILLIC, mix(hash, 5));
  const name = `${capital(pick(FIRST, hash))} ${capital(pick(LAST, mix(hash, 1)))}`;
  return kind < 9 ? `${name} ${pick(SIGNS, mix(hash, 6))}` : name;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const FULL_NAME_WORDS = [...FIRST, ...LAST, ...CYRILLIC, ...SIGNS].flatMap(wordsOf);

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(' ');
}
