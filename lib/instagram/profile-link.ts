import { usernameFrom } from './user-name.ts';

/** `post`: its owner is not in the link. `elsewhere`: another page or site. */
export type LinkRead = { username: string } | { notProfile: 'post' | 'elsewhere' };

/** The bounds keep the search quick. */
const LINK =
  /(?<![\p{L}\p{N}_@./-])(?:(?<scheme>[a-z][a-z0-9+.-]{0,15}):\/\/)?(?<host>(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}_-])(?::\d{1,5})?(?<rest>[/?#][^\s<>"«»“”„(){}[\]|,;]*)?/giu;
const OUR_HOST = /^(?:(?:www|m|i)\.)?(?:instagram\.com|instagr\.am|ig\.me)$/i;
const PROFILE_APP_LINK = /instagram:\/\/user\?username=/gi;

/** A link without its beginning: `/ada/reels/`, `stories/ada/1`. */
const BARE_PATH =
  /^\/?(?:(?:stories|_u)\/[a-z0-9_.]+|@?[a-z0-9_.]+\/(?:p|reel|reels|tv|tagged|followers|following|live))(?:[/?#]\S*)?$/i;

/** A text's links, and the rest. A bare host is a link only if it is Instagram's: `ada.lovelace` is a name. */
export function takeLinks(text: string): { links: LinkRead[]; rest: string } {
  if (BARE_PATH.test(text)) return { links: [readLink('', text)], rest: '' };
  const links: LinkRead[] = [];
  const apart = text.replace(PROFILE_APP_LINK, ' @').replace(/https?:\/\//gi, ' $&');
  const rest = apart.replace(LINK, (whole, scheme: string | undefined, host: string, path: string | undefined) => {
    const ours = OUR_HOST.test(host);
    if (!ours && !scheme && !path) return whole;
    links.push(ours ? readLink(host.toLowerCase(), path ?? '') : { notProfile: 'elsewhere' });
    return ' ';
  });
  return { links, rest };
}

/** Their owner is not in the link. */
const POSTS = new Set('p reel reels tv s share guides igtv'.split(' '));
/** Invitations; alone, the words may be names. */
const INVITATIONS = new Set(['j', 'channel']);
/** A name follows. `m`, of `ig.me`, opens a conversation. */
const NAME_FOLLOWS = new Set(['_u', 'stories']);

function readLink(host: string, address: string): LinkRead {
  const [path = '', query = ''] = address.split('#')[0]?.split('?') ?? [];
  const [first = '', second = ''] = path.split('/').filter(Boolean);
  const head = first.toLowerCase();
  if (head === 'stories' && second.toLowerCase() === 'highlights') return { notProfile: 'post' };
  if (NAME_FOLLOWS.has(head) || (host === 'ig.me' && head === 'm')) return nameIn(second);
  if (head === 'accounts') return afterSignIn(host, query);
  if (POSTS.has(head) || (INVITATIONS.has(head) && second !== '')) return { notProfile: 'post' };
  return nameIn(first);
}

/** A signed-out person's link leads to the sign-in page; `next` names the profile. */
function afterSignIn(host: string, query: string): LinkRead {
  const next = new URLSearchParams(query).get('next') ?? '';
  const path = next.replace(/^https?:\/\/[^/]*/i, '');
  return /^\/?accounts\b/i.test(path) ? { notProfile: 'elsewhere' } : readLink(host, path);
}

function nameIn(part: string): LinkRead {
  const word = /^@?([a-z0-9_.]*)/i.exec(part)?.[1] ?? '';
  const after = part.replace(/^@/, '').slice(word.length);
  if (/^[%a-z0-9@~=+$-]/i.test(after)) return { notProfile: 'elsewhere' };
  const found = usernameFrom(word.replace(/\.+$/, ''));
  return 'username' in found ? found : { notProfile: 'elsewhere' };
}
