/**
 * Whether a text holds a session or its cookies, so that the bot deletes it from the chat first. It errs on the side of
 * deleting, but never fits what people write about profiles. Pure.
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

/** Whether a text holds a session, or cookies of one. */
export function looksLikeSession(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text));
}

/** Whether a file's name is one in which people keep cookies or sessions. */
export function isSessionFile(name: string): boolean {
  return /cookie|session|storage.?state/i.test(name);
}
