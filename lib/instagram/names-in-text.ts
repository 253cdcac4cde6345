import { isQuestion, isSmallTalk, wordInRequest, wordsInChoice, wordsOf } from './plain-words.ts';
import { takeLinks } from './profile-link.ts';
import { type UsernameRefusal, usernameFrom, visible } from './user-name.ts';

export type Said =
  | { kind: 'name'; username: string }
  | { kind: 'names'; usernames: string[] }
  | { kind: 'greeting' }
  | { kind: 'question' }
  | { kind: 'not_a_profile_link'; of: 'post' | 'elsewhere' }
  | { kind: 'nothing'; why: UsernameRefusal };

/** Telegram allows 4,096. */
const MAX_CHARACTERS = 8_192;

/**
 * Finds the names in a message: a link, an `@`, or a word such as `ada_lovelace`; a plain word where it stands alone or
 * in a request for a check. @param options.asked the person was asked for a name: a single word is one, even "hi".
 */
export function namesInText(text: string, options: { asked?: boolean } = {}): Said {
  const seen = visible(text.slice(0, MAX_CHARACTERS));
  const { links, rest } = takeLinks(seen);
  const mentions = mentionsIn(rest);
  const named = links.flatMap((link) => ('username' in link ? [link.username] : []));
  const sure = inOrder(seen, new Set([...named, ...mentions.usernames]));
  if (sure.length > 0) return said(sure);

  const other = links.find((link) => 'notProfile' in link);
  if (other && 'notProfile' in other) return { kind: 'not_a_profile_link', of: other.notProfile };
  if (mentions.refusal) return { kind: 'nothing', why: mentions.refusal };
  return inPlainWords(rest, options.asked ?? false);
}

/** `@name` anywhere, `@@`, `@ name` at the start; no e-mail address. */
function mentionsIn(text: string): { usernames: string[]; refusal: UsernameRefusal | null } {
  const usernames: string[] = [];
  let refusal: UsernameRefusal | null = null;
  for (const [whole] of text.replace(/^@\s+/, '@').matchAll(/(?<![\p{L}\p{N}_./@-])@+[^\s@]*(?:@+[^\s@]*)*/gu)) {
    for (const part of whole.split('@')) {
      if (part === '') continue;
      const found = mentioned(part);
      if ('username' in found) usernames.push(found.username);
      else refusal ??= found.refusal;
    }
  }
  return { usernames, refusal };
}

function mentioned(part: string): ReturnType<typeof usernameFrom> {
  const word = /^[a-z0-9_.]*/i.exec(part)?.[0] ?? '';
  if (/^-[a-z0-9_]/i.test(part.slice(word.length))) return { refusal: 'username_characters' };
  const name = word.replace(/\.+$/, '');
  return name === '' && part !== '' ? { refusal: 'username_characters' } : usernameFrom(name);
}

function inPlainWords(written: string, asked: boolean): Said {
  const text = written.replace(/[^\s@]+@\S+/gu, ' ');
  const found = wordsOf(text);
  const alone = found.length === 1 ? found[0] : undefined;
  if (asked && alone !== undefined) return inOneWord(text);

  const unmistakable = found.filter((word) => found.length > 1 && looksLikeName(word));
  if (unmistakable.length > 0) return said([...new Set(unmistakable)]);
  const requested = alone === undefined ? wordInRequest(found) : null;
  if (requested !== null && 'username' in usernameFrom(requested)) return said([requested]);
  const choice = wordsInChoice(text).filter((word) => 'username' in usernameFrom(word));
  if (choice.length > 1) return said([...new Set(choice)]);
  if (isQuestion(text, found)) return { kind: 'question' };
  if (isSmallTalk(text, found)) return { kind: 'greeting' };
  if (alone !== undefined) return inOneWord(text);
  return { kind: 'nothing', why: found.length === 0 && text !== written ? 'username_characters' : 'username_empty' };
}

/** An underscore, or dots between letters. */
function looksLikeName(word: string): boolean {
  const dotted = /^[a-z0-9_]{3,}(?:\.[a-z0-9_]+)+$/.test(word) && /[a-z]/.test(word);
  return (
    (word.includes('_') || (dotted && !SITE.test(word))) && /[a-z0-9]/.test(word) && 'username' in usernameFrom(word)
  );
}

function inOneWord(text: string): Said {
  const word = text.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, '');
  const within = text.trim().startsWith('.') ? `.${word}` : word;
  const name = usernameFrom(within);
  return 'username' in name ? { kind: 'name', username: name.username } : { kind: 'nothing', why: name.refusal };
}

/** In a sentence these are sites. */
const SITE = /\.(?:com|net|org|ru|su|io|info|biz|gov|edu)$/;

function inOrder(text: string, usernames: ReadonlySet<string>): string[] {
  const lower = text.toLowerCase();
  return [...usernames].sort((a, b) => lower.indexOf(a) - lower.indexOf(b));
}

function said(usernames: string[]): Said {
  const [username] = usernames;
  return usernames.length === 1 && username !== undefined ? { kind: 'name', username } : { kind: 'names', usernames };
}
