/**
 * Whether a text holds a session or the cookies of one, so that it is taken out of a chat before anything else happens.
 * Rather too often than not often enough; what people write about profiles never fits. Pure.
 */

/** Facts 2.2. Parts of a list that a chat cut in two hold no session any more and are cookies all the same. */
const SIGNS: readonly RegExp[] = [
  /(?<![\w:%])\d{3,19}(?::|%3A|%253A)[A-Za-z0-9_-]{8,}(?::|%3A|%253A)\d{1,4}(?!\d)/i,
  /\bsessionid\b["'`]?\s{0,4}(?:[=:,]|%3D|=>|\t| )\s{0,4}["'`]?[\w%:-]{6,}/i,
  /(?<![?&\w])(?:ds_user_id|csrftoken|ig_did|datr|mid|rur)\b["'`]?\s{0,2}[=:]\s{0,2}["'`]?[\w%:.-]{4,}/,
  /\b(?:set-)?cookie\b["'`]?\s{0,4}:\s{0,4}["'`]?[\w.-]{1,60}=/i,
  /"(?:expirationDate|hostOnly|storeId|httpOnly|sameSite)"\s{0,4}:/,
  /\.instagram\.com[\t ]+(?:TRUE|FALSE)[\t ]/i,
];

export function looksLikeSession(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text));
}

/** Names of files in which people keep cookies and sessions. */
export function isSessionFile(name: string): boolean {
  return /cookie|session|storage.?state/i.test(name);
}
