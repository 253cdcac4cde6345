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

/** In Instagram's alphabet (`a-z 0-9 _ .`, at most 30 characters); `suffix` makes it unique within a profile. */
export function inventUsername(hash: number, suffix: number): string {
  const first = pick(FIRST, hash);
  const last = pick(LAST, mix(hash, 1));
  const word = pick(WORDS, mix(hash, 2));
  switch (mix(hash, 3) % 6) {
    case 0:
      return `${first}.${last}${suffix}`;
    case 1:
      return `${first}_${last}_${suffix}`;
    case 2:
      return `${first}.${word}${suffix}`;
    case 3:
      return `${last}${suffix}`;
    case 4:
      return `_${first}${suffix}`;
    default:
      return `${word}.by.${first}${suffix}`;
  }
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
