/**
 * Signing an account in with a real browser: what goes in, what is told on the way, how it
 * ends. Types and limits only.
 *
 * The driver climbs a ladder (docs/design.md#a-refreshs-life): it opens the site with the stored identity
 * (`revive`), presses the remembered profile (`continue`), fills the form (`sign_in`), enters a
 * code (`second_factor`) or passes what else Instagram asks of a person (`challenge`).
 */
import type { ChallengeKind } from '#/lib/platform/enums.ts';
import type { Identity } from '../identity.ts';
import type { launchChromium } from './launch-chromium.ts';

export type Rung = 'revive' | 'continue' | 'sign_in' | 'second_factor' | 'challenge';

/** Every page that the driver knows by sight (docs/facts/sign-in.md#pages to #checkpoints), and `unknown`. */
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

/** One screen that was met, told when it was recognised and before anything is done on it. */
export type SignInStep = {
  rung: Rung;
  screen: ScreenName;
  at: Date;
  /** Milliseconds since the step before (or since the start): how long this screen took to come. */
  tookMs: number;
  /** What the driver does on this screen, in words without values; null when there is nothing to say. */
  note: string | null;
  /** JPEG of the window with every field covered; null when it could not be taken. */
  picture: Uint8Array | null;
  /** Tags, names, roles and captions of an unknown screen; never values. Null on known screens. */
  outline: string | null;
};

/** What Instagram wants from a person. */
export type Question = {
  kind: ChallengeKind;
  /** As Instagram masks it, e.g. '+380 ** *** **79'; null when the page does not say. */
  sentTo: string | null;
  /** How many characters the code has. */
  digits: { min: number; max: number };
  /** The field takes letters as well. */
  letters: boolean;
  /** Other ways that this page offers; `switch` to one of them. */
  methods: ChallengeKind[];
  /** When `resend` works; null when the page offers none. */
  canResendAt: Date | null;
  /** Another code was asked for and Instagram would not send it yet: it is wanted at `canResendAt`. */
  resendWanted: boolean;
  /** The code before this one was refused. */
  wrongBefore: boolean;
  /** Host and path of the page, without query and without tokens in the path. */
  url: string;
};

export type Reply =
  | { kind: 'code'; code: string }
  | { kind: 'resend' }
  | { kind: 'switch'; method: ChallengeKind }
  /** Time is over, or the attempt was abandoned. */
  | { kind: 'gave_up' }
  /** The page went on by itself (approved on the phone, say). */
  | { kind: 'screen_moved' };

export type SignInInput = {
  username: string;
  /** Null: only the rungs that need no password are tried. */
  password: string | null;
  /** The code of this moment from the account's seed; called again for every code that is needed. */
  totp: (() => string) | null;
  /** The account's numeric id; null while it is not known, then its user name has to do. */
  instagramId?: bigint | null;
  /** The stored identity: `revive` and `continue` are tried with it. */
  identity: Identity | null;
  /** What an earlier attempt left of an accepted sign-in: `identity` is its window, and is gone on with. */
  held?: Pick<Held, 'signedIn' | 'place'> | null;
  /** For a fresh identity: the user agent that the account had before; null takes the browser's own. */
  userAgent: string | null;
  signal: AbortSignal;
  /** Hard cap in milliseconds; the time in which a person is asked does not count. */
  capMs: number;
  /** Asked before each submission of the password; false ends the attempt as `submissions_used_up`. */
  beforePassword(): Promise<boolean>;
  /** Told in order. When it throws, the attempt ends and `signIn` rejects with that error. */
  onStep(step: SignInStep): Promise<void>;
  /**
   * Told as soon as somebody is signed in, while the last picture is taken and the browser ends: whoever waits for the
   * session need not wait for that. From here on the attempt has succeeded, whatever becomes of the browser.
   */
  onSignedIn?(signedIn: SignedIn): Promise<void>;
  /**
   * Asks a person. May be called several times in one attempt: after a refused code, a resend, a switch.
   * `watch.signal` aborts when the page moved on by itself or the attempt ended; the reply is not awaited then.
   * `watch.picture` gives a JPEG with every field covered; it rejects when none can be taken at that moment.
   */
  ask(question: Question, watch: { picture(): Promise<Uint8Array>; signal: AbortSignal }): Promise<Reply>;
};

/**
 * What is left of a sign-in that Instagram accepted and then held up: the next attempt goes on with it instead of submitting
 * the password again.
 */
export type Held = {
  identity: Identity;
  /** Both cookies of a session were set. */
  signedIn: boolean;
  /** The page on which an unfinished sign-in goes on; a secret, because its address may hold one. Null when signed in. */
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
  /** Where browsers run nobody answers. */
  | 'browser_unreachable'
  | 'network'
  | 'timed_out'
  | 'aborted'
  /** The sign-in ended in another profile than this account's, or no profile that was offered is this account's. */
  | 'other_account'
  /** A page that is not Instagram's stood where something would have been typed. */
  | 'foreign_host'
  /** The account waits for its deletion, and to sign in would cancel it. */
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
      /** The screen on which it ended; null when no page was seen. */
      screen: ScreenName | null;
      passwordPosts: number;
      /** One sentence for operators, without values; null when the reason says it all. */
      detail: string | null;
      /** What the next attempt can go on with; null when nothing was accepted. */
      held?: Held | null;
    };

/** `signed_out`: the identity is not signed in, so there is no warning to dismiss. */
export type WarningOutcome =
  | { ok: true; identity: Identity; wasShown: boolean }
  | { ok: false; reason: SignInFailure | 'signed_out'; screen: ScreenName | null; detail: string | null };

export type DismissWarningInput = {
  identity: Identity;
  /** Whose session it should be; nothing is compared without them. */
  username?: string;
  instagramId?: bigint | null;
  signal: AbortSignal;
  onStep(step: SignInStep): Promise<void>;
};

export type InstagramBrowser = {
  /**
   * One attempt in a fresh browser, which is gone when the promise settles. Never rejects for what
   * Instagram or the browser does, only for what the callbacks of the input throw.
   */
  signIn(input: SignInInput): Promise<SignInOutcome>;
  /** Presses "Dismiss" on the automated-behaviour page (docs/facts/refusals.md#e15): an operator's action, never the machine's own. */
  dismissWarning(input: DismissWarningInput): Promise<WarningOutcome>;
};

export type BrowserOptions = {
  /** Where Instagram is, e.g. `https://www.instagram.com`. */
  origin: string;
  /** The Chromium to start; null takes what `findChromium(null)` finds. */
  executablePath: string | null;
  now: () => Date;
  /** Where browsers are asked for instead (`ws://…`): each attempt gets a fresh one there. Null, or absent: they start here. */
  endpoint?: string | null;
  /** Where the temporary directories of attempts go (at most 28 characters on Linux, and open to Chromium's user); the system's own place when absent. */
  profileRoot?: string;
  /** How the browser of an attempt is started: a fresh Chromium unless told. */
  launch?: typeof launchChromium;
};

/** The note of a step on a page that stood in the way of a session that was made. */
export const LEFT_BEHIND = 'Leaves this page behind: a session was made. Looks at the front page.';
/** Codes from the seed per attempt: a refused one waits for the next step of 30 s, once. */
export const MAX_TOTP_CODES = 2;
/** Codes typed by people per attempt; the fifth wrong one closes it. */
export const MAX_ASKED_CODES = 5;
/** Never more submissions than this in one attempt, whatever the budget says. */
export const MAX_PASSWORD_POSTS = 2;

/** What the canary says of a session (`askCanary`). */
export type CanaryAnswer =
  | { says: 'alive'; username: string | null }
  /** Said in so many words (docs/facts/refusals.md#e3, #e4). */
  | { says: 'dead' }
  /** Throttled, redirected, not readable: it may be either (docs/facts/refusals.md#dead-or-limited). */
  | { says: 'unclear' };
