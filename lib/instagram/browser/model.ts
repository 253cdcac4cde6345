/**
 * Signing an account in with a real browser. The ladder: open the site with the stored identity (`revive`), press the
 * remembered profile (`continue`), fill the form (`sign_in`), enter a code (`second_factor`), pass what else is asked
 * of a person (`challenge`).
 */
import type { ChallengeKind } from '#/lib/platform/enums.ts';
import type { Identity } from '../identity.ts';
import type { launchChromium } from './launch-chromium.ts';

export type Rung = 'revive' | 'continue' | 'sign_in' | 'second_factor' | 'challenge';

/** Every page that the driver recognises (docs/facts/sign-in.md#pages to #checkpoints), and `unknown`. */
export const SCREEN_NAMES = [
  'foreign_host',
  'cookie_banner',
  'captcha',
  'warning',
  'suspended',
  'deletion_pending',
  'consent',
  'person_required',
  'save_login',
  'trust_device',
  'approve_on_device',
  'challenge_picker',
  'two_factor',
  'code_entry',
  'notifications_prompt',
  'home',
  'account_picker',
  'remembered_profile',
  'password_only',
  'sign_in_form',
  'please_wait',
  'unknown',
] as const;
export type ScreenName = (typeof SCREEN_NAMES)[number];

/** A screen that was met, told before anything is done on it. */
export type SignInStep = {
  rung: Rung;
  screen: ScreenName;
  at: Date;
  /** Milliseconds since the step before, or since the start. */
  tookMs: number;
  note: string | null;
  /** JPEG of the window with every field covered; null when none could be taken. */
  picture: Uint8Array | null;
  /** Tags, names, roles and captions of an unknown screen, never values; null on known screens. */
  outline: string | null;
};

export type Question = {
  kind: ChallengeKind;
  /** As Instagram masks it, e.g. '+380 ** *** **79'; null when the page does not say. */
  sentTo: string | null;
  digits: { min: number; max: number };
  letters: boolean;
  /** Other methods of this page, for `switch`. */
  methods: ChallengeKind[];
  /** When `resend` works; null when the page offers none. */
  canResendAt: Date | null;
  /** A resend was asked for too early and is due at `canResendAt`. */
  resendWanted: boolean;
  wrongBefore: boolean;
  /** Host and path, without query and tokens. */
  url: string;
};

export type Reply =
  | { kind: 'code'; code: string }
  | { kind: 'resend' }
  | { kind: 'switch'; method: ChallengeKind }
  | { kind: 'gave_up' }
  /** The page moved on (approved on the phone, say). */
  | { kind: 'screen_moved' };

export type SignInInput = {
  username: string;
  /** Null: only the rungs without a password are tried. */
  password: string | null;
  /** The seed's code of this moment; called for every code. */
  totp: (() => string) | null;
  /** The account's numeric id; null while unknown, then its user name decides. */
  instagramId?: bigint | null;
  identity: Identity | null;
  /** What an earlier attempt left of an accepted sign-in. */
  held?: Pick<Held, 'signedIn' | 'place'> | null;
  /** The user agent for a fresh identity; null takes the browser's. */
  userAgent: string | null;
  signal: AbortSignal;
  /** Hard cap in milliseconds, without the time a person is asked. */
  capMs: number;
  /** Asked before each submission of the password; false ends the attempt as `submissions_used_up`. */
  beforePassword(): Promise<boolean>;
  onStep(step: SignInStep): Promise<void>;
  /** Told as soon as somebody is signed in: from here on the attempt has succeeded. */
  onSignedIn?(signedIn: SignedIn): Promise<void>;
  /**
   * Asks a person, possibly several times. `watch.signal` aborts when the page moved on or the attempt ended.
   * `watch.picture` gives a JPEG with every field covered; it rejects when none can be taken.
   */
  ask(question: Question, watch: { picture(): Promise<Uint8Array>; signal: AbortSignal }): Promise<Reply>;
};

/** A sign-in that Instagram accepted and then held up: the next attempt continues it without the password. */
export type Held = {
  identity: Identity;
  signedIn: boolean;
  /** The page on which an unfinished sign-in goes on; secret, its address may hold a token. Null when signed in. */
  place: string | null;
};

export type SignInFailure =
  | 'wrong_password'
  | 'unknown_user'
  | 'no_password'
  | 'submissions_used_up'
  | 'code_wrong'
  | 'code_timeout'
  | 'challenge_unsupported'
  | 'captcha'
  | 'suspended'
  | 'throttled'
  | 'warning'
  | 'unknown_screen'
  | 'browser_crashed'
  /** The machine of browsers does not answer. */
  | 'browser_unreachable'
  | 'network'
  | 'timed_out'
  | 'aborted'
  /** The session, or every offered profile, is not this account's. */
  | 'other_account'
  /** Something would have been typed on a page that is not Instagram's. */
  | 'foreign_host'
  /** A sign-in would cancel the account's deletion. */
  | 'deletion_pending';

export type SignedIn = {
  ok: true;
  identity: Identity;
  rung: Rung;
  instagramId: bigint | null;
  passwordPosts: number;
};

export type SignInOutcome =
  | SignedIn
  | {
      ok: false;
      reason: SignInFailure;
      /** Where it ended; null when no page was seen. */
      screen: ScreenName | null;
      passwordPosts: number;
      /** One sentence for operators, without values; null when the reason suffices. */
      detail: string | null;
      /** What the next attempt can continue; null when nothing was accepted. */
      held?: Held | null;
    };

/** `signed_out`: without a session there is no warning to dismiss. */
export type WarningOutcome =
  | { ok: true; identity: Identity; wasShown: boolean }
  | { ok: false; reason: SignInFailure | 'signed_out'; screen: ScreenName | null; detail: string | null };

export type DismissWarningInput = {
  identity: Identity;
  /** Whose session it should be; without them nothing is compared. */
  username?: string;
  instagramId?: bigint | null;
  signal: AbortSignal;
  onStep(step: SignInStep): Promise<void>;
};

export type InstagramBrowser = {
  /** One attempt in a fresh browser. Rejects only with what the input's callbacks throw. */
  signIn(input: SignInInput): Promise<SignInOutcome>;
  /** Presses "Dismiss" on the automated-behaviour page (docs/facts/refusals.md#e15). Only for an operator. */
  dismissWarning(input: DismissWarningInput): Promise<WarningOutcome>;
};

export type BrowserOptions = {
  origin: string;
  /** The Chromium to start; null takes `findChromium(null)`. */
  executablePath: string | null;
  now: () => Date;
  /** Where a fresh browser is asked for (`ws://…`); null or absent: it starts here. */
  endpoint?: string | null;
  /** Root of the attempts' directories: at most 28 characters on Linux. Absent: the system's. */
  profileRoot?: string;
  launch?: typeof launchChromium;
};

export const LEFT_BEHIND = 'Leaves this page behind: a session was made. Looks at the front page.';
/** Codes from the seed per attempt: a refused one waits once for the next 30 s step. */
export const MAX_TOTP_CODES = 2;
/** Codes typed by people per attempt; the fifth wrong one ends it. */
export const MAX_ASKED_CODES = 5;
/** Per attempt, whatever the budget says. */
export const MAX_PASSWORD_POSTS = 2;

/** What the canary says of a session. */
export type CanaryAnswer =
  | { says: 'alive'; username: string | null }
  /** Instagram said so (docs/facts/refusals.md#e3, #e4). */
  | { says: 'dead' }
  /** Throttled, redirected or unreadable (docs/facts/refusals.md#dead-or-limited). */
  | { says: 'unclear' };
