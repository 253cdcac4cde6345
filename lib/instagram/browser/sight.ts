/**
 * What the driver sees of a page: its structure and its words, never the contents of its fields.
 * Screens are recognised by this alone, so they can be tested without a browser.
 */

export type SeenInput = {
  /** Place among the inputs of the page, in document order. */
  index: number;
  name: string;
  /** `text`, `password`, `radio`, … */
  type: string;
  autocomplete: string;
  /** aria-label, label, placeholder: the words around it. */
  label: string;
  /** -1 when the page sets none. */
  maxLength: number;
  /** -1 when the page sets none. */
  minLength: number;
  /** Whether the page says that it takes letters. */
  letters: boolean;
  /** Of a radio button or a checkbox; false otherwise. */
  checked: boolean;
  /** The value of a radio button, which is part of the markup; '' for everything that can be typed into. */
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
  /** Opens a part of this same page: a closed `details`, or `aria-expanded="false"`. */
  discloses: boolean;
};

export type Sight = {
  /** Its scheme and host are not Instagram's. */
  foreign: boolean;
  host: string;
  path: string;
  /** Names the loaded document: another number after a navigation or a reload. */
  document: number;
  loading: boolean;
  inputs: SeenInput[];
  controls: SeenControl[];
  headings: string[];
  alerts: string[];
  /** Visible words of the page, at most 6000 characters. */
  text: string;
  /** Host and path of visible frames. */
  frames: string[];
  /** Signs of a signed-in page that were found (docs/facts/addresses.md#who-am-i, docs/facts/sign-in.md#pages). */
  signedIn: string[];
  /** Equal for two looks at the same page in the same condition; countdowns do not count. */
  fingerprint: string;
};

/** The first enabled control whose caption fits; null when there is none. */
export function controlOf(sight: Sight, caption: RegExp): SeenControl | null {
  return sight.controls.find((control) => !control.disabled && caption.test(control.text)) ?? null;
}

/**
 * The button that sends a form: by caption first, else the first that submits, else null. It may still be disabled:
 * many forms enable it only when something was typed.
 */
export function submitOf(sight: Sight, caption: RegExp): SeenControl | null {
  const buttons = sight.controls.filter((control) => control.path === null && !control.discloses);
  return (
    buttons.find((control) => control.submits && caption.test(control.text)) ??
    buttons.find((control) => caption.test(control.text)) ??
    buttons.find((control) => control.submits) ??
    null
  );
}

/** The first field for a password; null when the page has none. */
export function passwordInput(sight: Sight): SeenInput | null {
  return sight.inputs.find((input) => input.type === 'password') ?? null;
}

const NAME_FIELDS = /^(username|email|identifier|login)$/i;

/** The field for the user name: `username` in the classic form, `email` in the newer one (docs/facts/sign-in.md#pages); null when there is none. */
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

/**
 * The field for a code (docs/facts/sign-in.md#second-factor, #checkpoints): by name, by purpose, by label, else the
 * only field of the page; null when there is none.
 */
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

/** The boxes of a code that is typed one character a box; empty where the page has one field. */
export function codeBoxes(sight: Sight): SeenInput[] {
  const boxes = sight.inputs.filter((input) => TYPED.test(input.type) && input.maxLength === 1);
  return boxes.length >= 4 && boxes.length <= 8 ? boxes : [];
}

/** Whether the words name exactly this user, not one whose name only contains it. */
export function namesProfile(words: string, username: string): boolean {
  const name = username.toLowerCase().replaceAll('.', '\\.');
  return new RegExp(`(?<![\\w.])${name}(?![\\w]|\\.\\w)`).test(words.toLowerCase());
}

/** Path without the parts that are tokens: `/challenge/17841/kX0aZ` must not stand in a log (docs/facts/sign-in.md#checkpoints). */
export function publicPath(path: string): string {
  return path
    .split('/')
    .map((part) => (/\d/.test(part) || part.length > 24 ? '…' : part))
    .join('/');
}

/** Everything that is written on the page, for wording. */
export function wordsOf(sight: Sight): string {
  return [...sight.headings, ...sight.alerts, sight.text].join('\n');
}
