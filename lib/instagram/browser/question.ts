import type { ChallengeKind } from '#/lib/platform/enums.ts';
import type { Question } from './model.ts';
import { codeBoxes, codeInput, controlOf, publicPath, type SeenControl, type Sight, wordsOf } from './sight.ts';
import { CODE_KINDS, OTHER_WAY, RESEND } from './wording.ts';

/** The site's delay between two texts (docs/facts/sign-in.md#second-factor: `resend_sms_delay_sec`). */
const RESEND_DELAY_SECONDS = 60;
const REFUSED_RESEND_SECONDS = 20;

/** Where "try another way" is known to lead (docs/facts/sign-in.md#checkpoints). */
const USUAL_WAYS: readonly ChallengeKind[] = ['email_code', 'text_code'];

const DIGITS: Record<ChallengeKind, { min: number; max: number }> = {
  text_code: { min: 6, max: 6 },
  whatsapp_code: { min: 6, max: 6 },
  email_code: { min: 5, max: 8 },
  app_code: { min: 6, max: 6 },
  backup_code: { min: 8, max: 8 },
  approve_on_device: { min: 0, max: 0 },
};

/** This page's question. @param fallback the kind when the page does not say. */
export function questionOf(
  sight: Sight,
  about: {
    fallback: ChallengeKind;
    wrongBefore: boolean;
    offered: readonly ChallengeKind[];
    now: Date;
    resendWanted?: boolean;
  },
): Question {
  const sentTo = maskedContact(wordsOf(sight));
  const { resendWanted = false } = about;
  const canResendAt = resendAt(sight, about.now);
  const kind = about.fallback === 'approve_on_device' ? about.fallback : kindOf(sight, about.fallback, sentTo);
  return {
    kind,
    sentTo,
    digits: digitsOf(sight, kind),
    letters: codeInput(sight)?.letters === true || LETTERS.test(wordsOf(sight)),
    methods: methodsOf(sight, kind, about.offered),
    canResendAt: resendWanted ? later(canResendAt, about.now) : canResendAt,
    resendWanted,
    wrongBefore: about.wrongBefore,
    url: sight.host + publicPath(sight.path),
  };
}

/** A refused button is tried again later. */
function later(at: Date | null, now: Date): Date {
  return at && at > now ? at : new Date(now.getTime() + REFUSED_RESEND_SECONDS * 1000);
}

/** The kind of code that a caption or sentence speaks of; null when of none. */
export function kindSpokenOf(words: string): ChallengeKind | null {
  return CODE_KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The control that leads to another method: its own button, else "try another way"; null when there is neither. */
export function switchControl(sight: Sight, method: ChallengeKind): SeenControl | null {
  const own = sight.controls.find((control) => isMethod(control) && kindSpokenOf(control.text) === method);
  return own ?? controlOf(sight, OTHER_WAY);
}

/** The address as Instagram masks it; null when there is none, or one without star or dot, which would be unmasked. */
export function maskedContact(words: string): string | null {
  const mail = /[\p{L}\d._+*•-]*[*•][\p{L}\d._+*•-]*@[\p{L}\d.*•-]+/u.exec(words)?.[0];
  if (mail) return mail.replace(/[.,]+$/, '');
  const phone = /\+?[\d*•][\d*• ()-]*[*•][\d*• ()-]*\d{2,4}/.exec(words)?.[0];
  if (phone) return phone.trim();
  const ending = /(?:ending in|ends in|заканчива\S+ на)\s*(\d{2,4})\b/i.exec(words)?.[1];
  return ending ? `… ${ending}` : null;
}

function kindOf(sight: Sight, fallback: ChallengeKind, sentTo: string | null): ChallengeKind {
  const field = codeInput(sight);
  if (field && /backup/i.test(field.name)) return 'backup_code';
  const words = sight.controls.reduce((text, control) => text.replaceAll(control.text || '\0', ' '), wordsOf(sight));
  const first = words.replace(new RegExp(TAKES_BACKUP, 'gi'), ' ');
  const spoken = CODE_KINDS.find(([kind, pattern]) => kind !== 'approve_on_device' && pattern.test(first))?.[0];
  if (spoken) return spoken;
  if (sentTo) return sentTo.includes('@') ? 'email_code' : 'text_code';
  return fallback;
}

const LETTERS = /letters and (digits|numbers)|alphanumeric|букв\S* и (цифр|чис)/i;
const TAKES_BACKUP = /(?:\bor|или|либо) (?:[^\s.]+ ){0,4}(?:backup|recovery|резервн|запасн)\S*/i;
const SAID_LENGTH = /(?<!\d)([4-8])[- ]?(?:digit|character|значн|символ|цифр)/gi;

/** The page's words go first, then its field's, then what is usual. */
function digitsOf(sight: Sight, kind: ChallengeKind): { min: number; max: number } {
  const usual = DIGITS[kind];
  const boxes = codeBoxes(sight).length;
  if (boxes > 0) return { min: boxes, max: boxes };
  const said =
    kind === 'approve_on_device' ? [] : [...wordsOf(sight).matchAll(SAID_LENGTH)].map(([, length]) => Number(length));
  // a page that takes backup codes names the app's codes first
  const longest =
    kind === 'backup_code' || TAKES_BACKUP.test(wordsOf(sight)) ? [usual.max, DIGITS.backup_code.max] : [];
  if (said.length > 0) return { min: Math.min(...said), max: Math.max(...said, ...longest) };
  const field = codeInput(sight);
  const limit = field?.maxLength ?? -1;
  const least = field?.minLength ?? -1;
  if (least >= 4 && limit >= least && limit <= 10) return { min: least, max: limit };
  if (limit < usual.min || limit > 10) return usual;
  return kind === 'email_code'
    ? { min: usual.min, max: limit }
    : { min: Math.min(usual.min, limit), max: Math.max(usual.max, limit) };
}

function methodsOf(sight: Sight, kind: ChallengeKind, offered: readonly ChallengeKind[]): ChallengeKind[] {
  const here = sight.controls.filter(isMethod).map((control) => kindSpokenOf(control.text));
  const other = controlOf(sight, OTHER_WAY);
  const leadsOn = other !== null && other.tag !== 'summary'; // a fold shows its contents on this page
  const behind = leadsOn ? (offered.length > 0 ? offered : USUAL_WAYS) : [];
  const found = [...here, ...behind].filter((method): method is ChallengeKind => method !== null && method !== kind);
  return [...new Set(found)];
}

function isMethod(control: SeenControl): boolean {
  return !control.disabled && !RESEND.test(control.text) && !OTHER_WAY.test(control.text);
}

function resendAt(sight: Sight, now: Date): Date | null {
  const control = sight.controls.find((candidate) => RESEND.test(candidate.text));
  if (!control) return null;
  const left = secondsLeft(control.text) ?? secondsLeft(sentenceOfResend(sight));
  if (!control.disabled && left === null) return now;
  return new Date(now.getTime() + (left ?? RESEND_DELAY_SECONDS) * 1000);
}

/** The words around the resend button: its countdown often stands beside it. */
function sentenceOfResend(sight: Sight): string {
  const sentences = sight.text.split(/(?<=[.!?])\s/);
  return sentences
    .filter((sentence) => RESEND.test(sentence) || /\b(in|after)\s+\d|через\s+\d/i.test(sentence))
    .join(' ');
}

const CLOCK = /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/;
const WORDED =
  /(?:\bin|\bafter|\bwait|через|подождите|осталось|\()\s*(?:(\d{1,2})\s*(?:m|min\S*|м|мин\S*)\s*)?(\d{1,3})\s*(?:s\b|sec|с\b|сек|\)|$|\D)/i;
const MINUTES = /(?:\bin|\bafter|через)\s*(\d{1,2})\s*(?:m\b|min|м\b|мин)/i;

/** Seconds of a countdown: "0:42", "in 42 s", "через 1 мин 5 с", "(42)"; null without one. */
function secondsLeft(words: string): number | null {
  const clock = CLOCK.exec(words);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const worded = WORDED.exec(words);
  const minutes = MINUTES.exec(words);
  if (minutes && (!worded || worded[1] === undefined)) return Number(minutes[1]) * 60;
  return worded ? Number(worded[1] ?? 0) * 60 + Number(worded[2]) : null;
}
