/** A program's "whose profile?": a name, `@name` or one link. Chat messages: `names-in-text.ts`. */
import { z } from 'zod';
import { takeLinks } from './profile-link.ts';
import { type UsernameRefusal, usernameFrom, visible } from './user-name.ts';

const SENTENCES: Record<UsernameRefusal, string> = {
  username_empty: 'Write an Instagram user name, such as "ada.lovelace", or a link to the profile.',
  username_too_long: 'An Instagram user name has at most 30 characters.',
  username_characters:
    'An Instagram user name has Latin letters, digits, underscores and single dots, and no dot at either end.',
  username_reserved: 'This is a page of Instagram itself: nobody has it as a user name.',
  not_a_profile_link: 'This link does not lead to an Instagram profile. Expected: https://www.instagram.com/name',
};

const MAX_INPUT_CHARACTERS = 2000;

/** A stored user name from `name`, `@name` or a profile link. Refusals are `custom` issues with `UsernameRefusal`. */
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
