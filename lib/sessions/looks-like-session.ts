/** Recognises a session in a chat, so that the bot deletes it first; errs on deleting. Pure. */

/** Also cookies without a session (docs/facts/headers-and-cookies.md#cookies). */
const SIGNS: readonly RegExp[] = [
  /(?<![\w:%])\d{3,19}(?::|%3A|%253A)[A-Za-z0-9_-]{8,}(?::|%3A|%253A)\d{1,4}(?!\d)/i,
  /\bsessionid\b["'`]?\s{0,4}(?:[=:,]|%3D|=>|\t| )\s{0,4}["'`]?[\w%:-]{6,}/i,
  /(?<![?&\w])(?:ds_user_id|csrftoken|ig_did|datr|mid|rur)\b["'`]?\s{0,2}[=:]\s{0,2}["'`]?[\w%:.-]{4,}/,
  /\b(?:set-)?cookie\b["'`]?\s{0,4}:\s{0,4}["'`]?[\w.-]{1,60}=/i,
  /"(?:expirationDate|hostOnly|storeId|httpOnly|sameSite)"\s{0,4}:/,
  /\.instagram\.com[\t ]+(?:TRUE|FALSE)[\t ]/i,
];

/** Whether a text holds a session or its cookies. */
export function looksLikeSession(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text));
}

/** Whether a file is named as people name exported cookies. */
export function isSessionFile(name: string): boolean {
  return /cookie|session|storage.?state/i.test(name);
}
