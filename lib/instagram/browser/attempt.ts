import type { BrowserContext, Page } from 'playwright';
import type { ChallengeKind } from '#/lib/platform/enums.ts';
import type { StoredCookie } from '../identity.ts';
import type { Deadline } from './deadline.ts';
import type { LoginRefusal } from './login-answer.ts';
import type { CanaryAnswer, Rung, ScreenName, SignInFailure, SignInInput } from './model.ts';
import type { Sight } from './sight.ts';

export type Attempt = {
  readonly purpose: 'sign_in' | 'dismiss_warning';
  readonly input: SignInInput;
  readonly origin: string;
  /** Origins on whose pages the driver may act. */
  readonly ours: readonly string[];
  readonly userAgent: string;
  readonly now: () => Date;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly deadline: Deadline;
  readonly memory: Memory;
  /** Aborts when an answer to the sign-in request was seen on the wire. */
  readonly answered: AbortSignal;
  nameOf(sight: Sight): ScreenName;
};

export type Memory = {
  rung: Rung;
  /** Submissions of the password. Counted before the press, so that a crash hides none. */
  passwordPosts: number;
  /** Screens on which the password was submitted; none is used twice. */
  submittedOn: Set<ScreenName>;
  /** The document of the last submission. */
  submittedIn: number | null;
  loginAnswer: LoginRefusal | null;
  /** Instagram took the password; it is not submitted again. */
  accepted: boolean;
  /** The `sessionid` with which the window was opened. */
  enteredAs: string | null;
  window: SeenWindow;
  lookedHome: boolean;
  /** What the canary said, by `sessionid`. */
  canary: { sessionid: string; answer: CanaryAnswer } | null;
  documentStatus: number | null;
  /** Submitted codes from the seed. */
  totpCodes: string[];
  /** Refused codes from people. */
  askedRefused: number;
  /** The page when a code was submitted, until its answer is known. */
  codeSent: { document: number; path: string; besideError: boolean } | null;
  wrongBefore: boolean;
  /** Another code was asked for: pressed, or not possible yet. */
  resend: 'pressed' | 'wanted' | null;
  /** The method that the next picker shall take, as a person or the seed chose. */
  wanted: ChallengeKind | null;
  /** Methods that pickers of this attempt offered. */
  offered: ChallengeKind[];
  /** "Try another way" was pressed only to see whether the seed can help. */
  peeking: boolean;
  continued: boolean;
  /** Dismissed warnings of this attempt. */
  warnings: number;
  /** Values that must never leave the room. */
  readonly secrets: string[];
  /** Resolves when the present screen's picture is taken; nothing is pressed before. */
  picture: Promise<unknown>;
};

export type SeenWindow = {
  cookies: StoredCookie[];
  /** Value of `sessionid` when both cookies of a session are set. */
  sessionid: string | null;
  /** Address of the page on which a person was asked; secret. */
  place: string | null;
};

/** What acting on a screen led to. */
export type Move =
  | { kind: 'pressed' }
  | { kind: 'waiting'; limitMs: number }
  /** Look at once; the page need not have changed. */
  | { kind: 'look' }
  | { kind: 'signed_in' }
  | { kind: 'failed'; reason: SignInFailure; detail: string | null };

export type FinalMove = Extract<Move, { kind: 'signed_in' | 'failed' }>;

export type PageVisit = {
  readonly attempt: Attempt;
  readonly sight: Sight;
  readonly changed: boolean;
};

export type Screen = {
  readonly name: ScreenName;
  /** The rung that this screen means; null keeps the present one. */
  readonly rung: Rung | null;
  readonly note: string | null;
  /** Pure: structure first (names, paths, roles), words second. */
  matches(sight: Sight): boolean;
  act(visit: PageVisit): Promise<Move>;
};

export const PRESSED: Move = { kind: 'pressed' };
export const LOOK: Move = { kind: 'look' };
export const SIGNED_IN: FinalMove = { kind: 'signed_in' };

/** The attempt ends here. @param detail one sentence without values. */
export function failed(reason: SignInFailure, detail: string | null = null): FinalMove {
  return { kind: 'failed', reason, detail };
}

/**
 * The page did nothing. Before a password was sent, the site or this machine may be slow; after that a person looks.
 */
export function noReaction({ memory }: Attempt, detail: string): FinalMove {
  return failed(memory.passwordPosts === 0 ? 'timed_out' : 'unknown_screen', detail);
}

/** For the page to change, at most `limitMs` milliseconds. */
export function waiting(limitMs: number): Move {
  return { kind: 'waiting', limitMs };
}

/** An attempt's memory before the first look. */
export function freshMemory(input: SignInInput): Memory {
  return {
    rung: input.identity ? 'revive' : 'sign_in',
    passwordPosts: 0,
    submittedOn: new Set(),
    submittedIn: null,
    loginAnswer: null,
    accepted: false,
    enteredAs: null,
    window: { cookies: [], sessionid: null, place: null },
    lookedHome: input.held?.signedIn === true,
    canary: null,
    documentStatus: null,
    totpCodes: [],
    askedRefused: 0,
    codeSent: null,
    wrongBefore: false,
    resend: null,
    wanted: null,
    offered: [],
    peeking: false,
    continued: false,
    warnings: 0,
    secrets: input.password ? [input.password] : [],
    picture: Promise.resolve(),
  };
}
