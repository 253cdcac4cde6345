const DIGITS = /(?<![\w+@])\d(?:[\s-]?\d){3,7}(?![\w-])/g;
const SAYS_CODE = /\b(?:code|pin|sms|otp)\b|код|смс/i;
const MOST_WORDS = 15;

/**
 * A code of four to eight digits, alone or in a sentence; null for two numbers, a name, a link. Four or five in a
 * sentence may be a year: only where it says so.
 */
export function codeIn(text: string): string | null {
  const [found, ...more] = text.match(DIGITS) ?? [];
  if (found === undefined || more.length > 0) return null;
  const digits = found.replace(/\D/g, '');
  if (digits.length !== text.replace(/\D/g, '').length) return null;
  if (text.trim() === found) return digits;
  const isSentence = !/[@/_]|\w\.\w/.test(text) && text.trim().split(/\s+/).length <= MOST_WORDS;
  return isSentence && (digits.length >= 6 || SAYS_CODE.test(text)) ? digits : null;
}
