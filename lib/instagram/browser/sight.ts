/** What the driver sees of a page: structure and words, never the contents of fields. */

export type SeenInput = {
  /** Among the page's inputs, in document order. */
  index: number;
  name: string;
  type: string;
  autocomplete: string;
  label: string;
  /** -1 when unset. */
  maxLength: number;
  /** -1 when unset. */
  minLength: number;
  letters: boolean;
  /** Of a radio button or checkbox; false otherwise. */
  checked: boolean;
  /** Value of a radio button, which is markup; '' for whatever can be typed into. */
  choice: string;
  /** Its form sends to a host that is not Instagram's. */
  foreign: boolean;
};

export type SeenControl = {
  index: number;
  tag: string;
  text: string;
  /** Path of a link; null for buttons. */
  path: string | null;
  submits: boolean;
  disabled: boolean;
  /** Opens a part of this page: a closed `details`, or `aria-expanded="false"`. */
  discloses: boolean;
};

export type Sight = {
  foreign: boolean;
  host: string;
  path: string;
  /** The loaded document; another number after each navigation. */
  document: number;
  loading: boolean;
  inputs: SeenInput[];
  controls: SeenControl[];
  headings: string[];
  alerts: string[];
  text: string;
  frames: string[];
  /** Signs of a signed-in page (docs/facts/addresses.md#who-am-i, docs/facts/sign-in.md#pages). */
  signedIn: string[];
  /** Equal for two looks at the same condition of a page; countdowns do not count. */
  fingerprint: string;
};

/** The first enabled control whose caption fits; null when there is none. */
export function controlOf(sight: Sight, caption: RegExp): SeenControl | null {
  return sight.controls.find((control) => !control.disabled && caption.test(control.text)) ?? null;
}

/** The button that sends a form: by caption, else the first that submits, else null. It may be disabled. */
export function submitOf(sight: Sight, caption: RegExp): SeenControl | null {
  const buttons = sight.controls.filter((control) => control.path === null && !control.discloses);
  return (
    buttons.find((control) => control.submits && caption.test(control.text)) ??
    buttons.find((control) => caption.test(control.text)) ??
    buttons.find((control) => control.submits) ??
    null
  );
}

/** The first password field; null when there is none. */
export function passwordInput(sight: Sight): SeenInput | null {
  return sight.inputs.find((input) => input.type === 'password') ?? null;
}

const NAME_FIELDS = /^(username|email|identifier|login)$/i;

/** The user name's field, `username` or `email` (docs/facts/sign-in.md#pages); null when there is none. */
export function usernameInput(sight: Sight): SeenInput | null {
  const typed = sight.inputs.filter((input) => TYPED.test(input.type));
  return (
    typed.find((input) => NAME_FIELDS.test(input.name)) ??
    typed.find((input) => /username|email/.test(input.autocomplete)) ??
    null
  );
}

export const TYPED = /^(text|tel|number|email|search|)$/;
const CODE_FIELDS = /^(verificationcode|security_code|code|approvals_code|email_code|sms_code|backup_code)$/i;

/** The field for a code (docs/facts/sign-in.md#second-factor, #checkpoints), else the only one; null without one. */
export function codeInput(sight: Sight): SeenInput | null {
  if (passwordInput(sight) || usernameInput(sight)) return null;
  const typed = sight.inputs.filter((input) => TYPED.test(input.type));
  return (
    typed.find((input) => CODE_FIELDS.test(input.name)) ??
    typed.find((input) => input.autocomplete === 'one-time-code') ??
    typed.find((input) => /\bcode\b|код/i.test(input.label)) ??
    codeBoxes(sight)[0] ??
    null
  );
}

/** The boxes of a code typed one character a box; empty where the page has one field. */
export function codeBoxes(sight: Sight): SeenInput[] {
  const boxes = sight.inputs.filter((input) => TYPED.test(input.type) && input.maxLength === 1);
  return boxes.length >= 4 && boxes.length <= 8 ? boxes : [];
}

/** Whether the words name exactly this user, not one whose name contains it. */
export function namesProfile(words: string, username: string): boolean {
  const name = username.toLowerCase().replaceAll('.', '\\.');
  return new RegExp(`(?<![\\w.])${name}(?![\\w]|\\.\\w)`).test(words.toLowerCase());
}

/** The path without tokens: `/challenge/17841/kX0aZ` must not be logged (docs/facts/sign-in.md#checkpoints). */
export function publicPath(path: string): string {
  return path
    .split('/')
    .map((part) => (/\d/.test(part) || part.length > 24 ? '…' : part))
    .join('/');
}

/** All the page's words. */
export function wordsOf(sight: Sight): string {
  return [...sight.headings, ...sight.alerts, sight.text].join('\n');
}
