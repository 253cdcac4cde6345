/** Why a text holds no name; each edge has its words for it. */
export type UsernameRefusal =
  | 'username_empty'
  | 'username_too_long'
  | 'username_characters'
  | 'username_reserved'
  | 'not_a_profile_link';

const MAX_CHARACTERS = 30;

/** Reads one word without its `@`. */
export function usernameFrom(word: string): { username: string } | { refusal: UsernameRefusal } {
  if (word === '') return { refusal: 'username_empty' };
  if (!/^[a-z0-9_]+(?:\.[a-z0-9_]+)*$/i.test(word)) return { refusal: 'username_characters' };
  if (word.length > MAX_CHARACTERS) return { refusal: 'username_too_long' };

  const username = word.toLowerCase();
  return isReserved(username) ? { refusal: 'username_reserved' } : { username };
}

/** Zero-width and direction marks, copied along from a chat. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufe0e|\ufe0f/g;

/** A text without invisible marks, with the one `@`. */
export function visible(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[＠﹫]/g, '@')
    .trim();
}

function isReserved(part: string): boolean {
  return RESERVED.has(part) || /\.(?:php|txt|xml|json|js|css|ico|html)$/.test(part) || OWN_HOST.test(part);
}

/** `@instagram.com` is the site. */
const OWN_HOST = /^(?:\w+\.)*(?:instagram\.com|instagr\.am|ig\.me)$/;

/** First path parts that the site itself answers. */
const RESERVED = new Set(
  [
    '_n _u about accounts ads ajax api ar archive async auth_platform badges challenge client_error consent create developer direct',
    'directory download emails explore fxcal graphql guides igtv invites legal lite logging logging_client_events login logout nametag',
    'notifications oauth oembed p popular press privacy publicapi push qr query reel reels rupload_igphoto rupload_igvideo s search',
    'session settings share signup static stories sync tags terms topics transparency tv unsupported web wifiauth wwwgraphql your_activity',
  ]
    .join(' ')
    .split(' '),
);
