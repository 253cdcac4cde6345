/** Everything about the sandbox that can be set, with what it is set to at the start. */
import type { Surface } from './request-log.ts';

/** What the sign-in pages look like (docs/facts/sign-in.md#pages, #second-factor). */
export type Screens = {
  /** `classic`: fields `username` and `password`; `new`: `email` and `pass`. */
  form: 'classic' | 'new';
  language: 'en' | 'ru';
  /** The European cookie banner covers the page until one of its buttons is pressed; `page`: a page of its own before the form. */
  cookieBanner: boolean | 'page';
  /** "Save your login info?" after a sign-in. */
  oneTap: boolean;
  /** "Turn on notifications" on the first home page after a sign-in. */
  notifications: boolean;
  /** A device that signed in before sees its account as a tile. `password`: the tile still asks for the password. */
  rememberedTile: boolean | 'password';
  /** Every new session first meets the "automated behaviour" page, as with the account's challenge `warning`. */
  warning: boolean;
  /** `old`: /accounts/login/two_factor, `two_step`: /two_step_verification/. */
  twoFactorPage: 'old' | 'two_step';
  /** A page that nobody has seen yet stands where the form was (`before_form`) or after the password (`true`). */
  unknownScreen: boolean | 'before_form';
  /**
   * Where an accepted sign-in ends before the front page (docs/facts/sign-in.md#checkpoints): a question, a page
   * nobody knows, the settings.
   */
  leftover: false | 'trust_device' | 'unknown' | 'edit' | 'onetap' | 'challenge';
  /** After the password several profiles are offered; `without_ours`: only others. */
  accountPicker: false | 'tiles' | 'radios' | 'without_ours';
  /** The sign-in page is a redirect to this address on another host; `form`: its form sends there. */
  foreignHost: null | { to: string; by: 'redirect' | 'form' };
  /** The button for another code counts down and is dead meanwhile. */
  countdown: boolean;
  /** How many characters the codes have that are sent. */
  codeLength: number;
  /** They have letters as well. */
  codeLetters: boolean;
  /** Code pages have one box for each character, which send themselves when all are full. */
  codeBoxes: boolean;
  /** Every HTML page takes so long. */
  slowMs: number;
};

/** What happens to a right user name and password (docs/facts/sign-in.md#json, #limits). */
export type SignInMode =
  | 'work'
  | 'null_result'
  | 'generic_error'
  | 'please_wait'
  | 'feedback_required'
  | 'problem'
  | 'checkpoint'
  | 'sentry_block'
  | 'rate_limit_banner'
  | 'captcha'
  | 'oops'
  | 'deletion_pending';

export type CursorSwitches = {
  /** Every cursor is answered with 400 `Invalid cursor`. */
  refuse: boolean;
  /** Every page gives the cursor that was asked with, once there is one. */
  loop: boolean;
  /** Every cursor leads to the first page (docs/facts/addresses.md#rest-lists). */
  firstPageAgain: boolean;
  /** What becomes of a cursor in a session that has not read that list's first page itself. Not known of the site. */
  afterNewSession: 'continue' | 'refuse' | 'first_page' | 'empty_end' | 'e1';
};

export type PageSizes = {
  /** The most that is served, whatever is asked (docs/facts/addresses.md#rest-lists). */
  followers: number;
  following: number;
  /** Pages are up to so many entries shorter, always the same ones. */
  jitter: number;
  /** A GraphQL `first` above this is answered with 400 (2024: 12, before: 50; docs/facts/addresses.md#alive). */
  graphqlFirst: number;
};

/** Parts of the site that can be switched off as if they had been withdrawn (docs/facts/addresses.md#alive). */
export type Endpoint =
  | 'rest_lists'
  | 'graphql_hash'
  | 'graphql_document'
  | 'web_profile_info'
  | 'user_info'
  | 'topsearch'
  | 'test_login';

/** How a withdrawn endpoint answers: 400, 200 with errors, 401 E1, 404 HTML, 429, 200 with an HTML shell or another page, or as if the session were dead. */
export type Retired = '400' | 'errors' | 'e1' | '404' | '429' | 'html' | 'page' | 'login_required' | 'useragent';

export type RateLimit = {
  perWindow: number;
  windowMs: number;
  answer: 'e1' | 'e2' | '429';
  /** Only requests of these kinds count and are refused. All API requests unless told. */
  surfaces?: Surface[];
  /** Sent as it is. Instagram sends none (docs/facts/refusals.md). */
  retryAfter?: number | string | null;
  /** Refused requests count as well, so that only silence helps. Off unless told. */
  countRefused?: boolean;
};

export type Switches = {
  screens: Screens;
  signIns: SignInMode;
  cursors: CursorSwitches;
  pageSizes: PageSizes;
  /** `emptied_2026_09`: right counters, no entries, no error (docs/facts/addresses.md#alive). */
  graphqlLists: 'work' | 'emptied_2026_09';
  /** `/api/graphql` answers begin with `for (;;);`. */
  graphqlPrefix: boolean;
  retired: Map<Endpoint, Retired>;
  /** How `pk` is written. */
  pk: 'string' | 'number';
  /** How a profile's totals are written: `text` as people read them ("1,663"). */
  counters: 'number' | 'text' | 'null' | 'missing';
  /** `bound`: a session answers `useragent mismatch` (E18) to another user agent than its first. */
  userAgents: 'free' | 'bound';
  /** `accept`: any password that was encrypted by version 10 counts as right, since it cannot be opened here. */
  encryptedPasswords: 'refuse' | 'accept';
  /** `accept`: a code of the authenticator is taken more than once in its 30 seconds, for tests that sign in often. */
  totpReuse: 'refuse' | 'accept';
  /** How long after a sent code the next is refused. 60 s as on the site (docs/facts/sign-in.md#second-factor). */
  resendDelayMs: number;
  /** How long a sent code is good for. */
  codeLifeMs: number;
  latencyMs: number;
  listLatencyMs: number | null;
  rateLimit: RateLimit | null;
};

/** The site on a good day. */
export function defaultSwitches(): Switches {
  return {
    screens: {
      form: 'classic',
      language: 'en',
      cookieBanner: false,
      oneTap: false,
      notifications: false,
      rememberedTile: false,
      warning: false,
      twoFactorPage: 'old',
      unknownScreen: false,
      leftover: false,
      accountPicker: false,
      foreignHost: null,
      countdown: false,
      codeLength: 6,
      codeLetters: false,
      codeBoxes: false,
      slowMs: 0,
    },
    signIns: 'work',
    cursors: { refuse: false, loop: false, firstPageAgain: false, afterNewSession: 'continue' },
    pageSizes: { followers: 25, following: 50, jitter: 0, graphqlFirst: 50 },
    graphqlLists: 'work',
    graphqlPrefix: false,
    retired: new Map(),
    pk: 'string',
    counters: 'number',
    userAgents: 'free',
    encryptedPasswords: 'refuse',
    totpReuse: 'refuse',
    resendDelayMs: 60_000,
    codeLifeMs: 10 * 60_000,
    latencyMs: 0,
    listLatencyMs: null,
    rateLimit: null,
  };
}
