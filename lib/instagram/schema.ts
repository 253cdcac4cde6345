/**
 * What a program may send for "whose profile?": a name, `@name`, or one link to the profile, and nothing besides. What a
 * person writes to a chat is read in `names-in-text.ts`; the parts are the same.
 */
import { z } from 'zod';
import { takeLinks } from './profile-link.ts';
import { type UsernameRefusal, usernameFrom, visible } from './user-name.ts';

/** The sentence for edges that speak English. */
const SENTENCES: Record<UsernameRefusal, string> = {
  username_empty: 'Write an Instagram user name, such as "ada.lovelace", or a link to the profile.',
  username_too_long: 'An Instagram user name has at most 30 characters.',
  username_characters:
    'An Instagram user name has Latin letters, digits, underscores and single dots, and no dot at either end.',
  username_reserved: 'This is a page of Instagram itself: nobody has it as a user name.',
  not_a_profile_link: 'This link does not lead to an Instagram profile. Expected: https://www.instagram.com/name',
};

/** Longer input is not looked at: no profile link is that long. */
const MAX_INPUT_CHARACTERS = 2000;

/**
 * An Instagram user name in the one form that the product stores: lower case, without `@`.
 * Accepts `name`, `@name` and every link that names a profile (`profile-link.ts`).
 * A refusal is one `custom` issue with `params.code` of `UsernameRefusal`.
 */
export const InstagramUsername = z.string(SENTENCES.username_empty).transform((text, ctx) => {
  const found = usernameIn(text);
  if ('username' in found) return found.username;

  ctx.addIssue({ code: 'custom', message: SENTENCES[found.refusal], params: { code: found.refusal } });
  return z.NEVER;
});

function usernameIn(text: string): { username: string } | { refusal: UsernameRefusal } {
  if (text.length > MAX_INPUT_CHARACTERS) return { refusal: 'username_too_long' };
  const typed = visible(text);
  const { links, rest } = takeLinks(typed);
  const [link] = links;
  if (link)
    return links.length === 1 && rest.trim() === '' && 'username' in link ? link : { refusal: 'not_a_profile_link' };
  if (/[/?#]|:\/\//.test(typed)) return { refusal: 'not_a_profile_link' };
  return usernameFrom(typed.replace(/^@\s*/, ''));
}
