import type { Surface } from './request-log.ts';

/** The sign-in pages (docs/facts/sign-in.md#pages, #second-factor). */
export type Screens = {
  /** `classic`: fields `username` and `password`; `new`: `email` and `pass`. */
  form: 'classic' | 'new';
  language: 'en' | 'ru';
  /** Covers the page until a button is pressed; `page`: its own page before the form. */
  cookieBanner: boolean | 'page';
  oneTap: boolean;
  notifications: boolean;
  /** A known device sees a tile. `password`: which asks for the password. */
  rememberedTile: boolean | 'password';
  warning: boolean;
  /** `old`: /accounts/login/two_factor, `two_step`: /two_step_verification/. */
  twoFactorPage: 'old' | 'two_step';
  /** Instead of the form (`before_form`) or after the password (`true`). */
  unknownScreen: boolean | 'before_form';
  /** Where an accepted sign-in ends before the front page (docs/facts/sign-in.md#checkpoints). */
  leftover: false | 'trust_device' | 'unknown' | 'edit' | 'onetap' | 'challenge';
  /** `without_ours`: only other profiles. */
  accountPicker: false | 'tiles' | 'radios' | 'without_ours';
  foreignHost: null | { to: string; by: 'redirect' | 'form' };
  countdown: boolean;
  codeLength: number;
  codeLetters: boolean;
  /** One box per character; they send themselves when full. */
  codeBoxes: boolean;
  slowMs: number;
};

/** After right credentials (docs/facts/sign-in.md#json, #limits). */
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
  refuse: boolean;
  loop: boolean;
  /** (docs/facts/addresses.md#rest-lists) */
  firstPageAgain: boolean;
  /** Of a cursor in a session that did not read the first page; the site's behaviour is unknown. */
  afterNewSession: 'continue' | 'refuse' | 'first_page' | 'empty_end' | 'e1';
};

export type PageSizes = {
  /** The most served (docs/facts/addresses.md#rest-lists). */
  followers: number;
  following: number;
  /** Pages are up to this much shorter, always the same ones. */
  jitter: number;
  /** Lists show only so many; null for all (docs/facts/addresses.md#rest-lists). Searches know everybody. */
  shown: number | null;
  /** A larger `first` gets 400 (2024: 12, before: 50; docs/facts/addresses.md#alive). */
  graphqlFirst: number;
};

/** Withdrawable parts (docs/facts/addresses.md#alive). */
export type Endpoint =
  | 'rest_lists'
  | 'graphql_hash'
  | 'graphql_document'
  | 'web_profile_info'
  | 'user_info'
  | 'topsearch'
  | 'test_login';

/** By 400, errors, E1, 404, 429, an HTML page, or as if the session were dead. */
export type Retired = '400' | 'errors' | 'e1' | '404' | '429' | 'html' | 'page' | 'login_required' | 'useragent';

export type RateLimit = {
  perWindow: number;
  windowMs: number;
  answer: 'e1' | 'e2' | '429';
  surfaces?: Surface[];
  /** Sent as it is. Instagram sends none (docs/facts/refusals.md). */
  retryAfter?: number | string | null;
  /** Then only silence helps. */
  countRefused?: boolean;
};

export type Switches = {
  screens: Screens;
  signIns: SignInMode;
  cursors: CursorSwitches;
  pageSizes: PageSizes;
  /** `emptied_2026_09`: right counters, no entries (docs/facts/addresses.md#alive). */
  graphqlLists: 'work' | 'emptied_2026_09';
  /** `/api/graphql` answers begin with `for (;;);`. */
  graphqlPrefix: boolean;
  retired: Map<Endpoint, Retired>;
  pk: 'string' | 'number';
  /** `text`: "1,663". */
  counters: 'number' | 'text' | 'null' | 'missing';
  /** `bound`: E18 for another user agent than the first. */
  userAgents: 'free' | 'bound';
  /** `accept`: any version 10 password counts as right; it cannot be opened here. */
  encryptedPasswords: 'refuse' | 'accept';
  /** `accept`: repeated codes, for tests that sign in often. */
  totpReuse: 'refuse' | 'accept';
  /** Between sent codes; 60 s as on the site (docs/facts/sign-in.md#second-factor). */
  resendDelayMs: number;
  codeLifeMs: number;
  latencyMs: number;
  listLatencyMs: number | null;
  rateLimit: RateLimit | null;
};

/** The switches as the site usually is, without obstacles. */
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
    pageSizes: { followers: 25, following: 50, jitter: 0, shown: null, graphqlFirst: 50 },
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
