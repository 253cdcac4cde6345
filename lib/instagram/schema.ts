/**
 * What a person may type for "whose profile?": a name, `@name`, or any link to the profile.
 * Used by the bot and by the HTTP API; parsed once, at the edge.
 */
import { z } from 'zod';

/** Why a text is not a profile. Each edge has its own words for these; they stand in the issue's `params.code`. */
export type UsernameRefusal = 'username_empty' | 'username_too_long' | 'username_characters' | 'not_a_profile_link';

/** The sentence for edges that speak English. */
const SENTENCES: Record<UsernameRefusal, string> = {
  username_empty: 'Write an Instagram user name, such as "ada.lovelace", or a link to the profile.',
  username_too_long: 'An Instagram user name has at most 30 characters.',
  username_characters:
    'An Instagram user name has Latin letters, digits, underscores and single dots, and no dot at either end.',
  not_a_profile_link: 'This link does not lead to an Instagram profile. Expected: https://www.instagram.com/name',
};

/** Longer input is not looked at: no profile link is that long. */
const MAX_INPUT_CHARACTERS = 2000;

/**
 * An Instagram user name in the one form that the product stores: lower case, without `@`.
 * Accepts `name`, `@name` and links (any scheme or none, `www.` or `m.`, query, fragment,
 * trailing slash, a tab such as `/followers/`, the `/_u/name` form of data exports).
 * A refusal is one `custom` issue with `params.code` of `UsernameRefusal`.
 */
export const InstagramUsername = z.string(SENTENCES.username_empty).transform((text, ctx) => {
  const found = usernameIn(text);
  if ('username' in found) return found.username;

  ctx.addIssue({ code: 'custom', message: SENTENCES[found.refusal], params: { code: found.refusal } });
  return z.NEVER;
});

/** First path parts that are Instagram's own and never a person's name. */
const RESERVED = new Set(
  'about accounts api auth_platform challenge developer direct emails explore graphql legal p popular press privacy reel reels s session share static stories tags terms tv web'.split(
    ' ',
  ),
);
const LINK = /^(?:https?:\/\/)?(?:(?:www|m|i)\.)?(?:instagram\.com|instagr\.am)(?=[/?#]|$)/i;
/** Zero-width and direction marks that come along when a name is copied out of a chat. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function usernameIn(text: string): { username: string } | { refusal: UsernameRefusal } {
  if (text.length > MAX_INPUT_CHARACTERS) return { refusal: 'username_too_long' };
  const typed = text.replace(INVISIBLE, '').trim();
  if (typed === '') return { refusal: 'username_empty' };
  if (LINK.test(typed)) return usernameInLink(typed.replace(LINK, ''));
  if (/[/?#]|:\/\//.test(typed)) return { refusal: 'not_a_profile_link' };
  return usernameFrom(typed.replace(/^@\s*/, ''));
}

function usernameInLink(rest: string): { username: string } | { refusal: UsernameRefusal } {
  const [path = ''] = rest.split(/[?#]/);
  const parts = path.split('/').filter(Boolean);
  const name = parts[0] === '_u' ? parts[1] : parts[0];
  if (!name) return { refusal: 'not_a_profile_link' };

  const found = usernameFrom(name.replace(/^@/, ''));
  return 'username' in found ? found : { refusal: 'not_a_profile_link' };
}

function usernameFrom(name: string): { username: string } | { refusal: UsernameRefusal } {
  if (name === '') return { refusal: 'username_empty' };
  if (!/^[a-z0-9_]+(?:\.[a-z0-9_]+)*$/i.test(name)) return { refusal: 'username_characters' };
  if (name.length > 30) return { refusal: 'username_too_long' };

  const username = name.toLowerCase();
  return RESERVED.has(username) ? { refusal: 'username_characters' } : { username };
}
