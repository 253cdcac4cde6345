/**
 * One attempt while it runs: the page, the input, and what must be remembered between two screens.
 */
import type { BrowserContext, Page } from 'playwright';
import type { StoredCookie } from '../identity.ts';
import type { Deadline } from './deadline.ts';
import type { LoginRefusal } from './login-answer.ts';
import type { CanaryAnswer, QuestionKind, Rung, ScreenName, SignInFailure, SignInInput } from './model.ts';
import type { Sight } from './sight.ts';

export type Attempt = {
  readonly purpose: 'sign_in' | 'dismiss_warning';
  readonly input: SignInInput;
  readonly origin: string;
  /** Origins on whose pages the driver may act. */
  readonly ours: readonly string[];
  /** The window's: the account's own, or the browser's. */
  readonly userAgent: string;
  readonly now: () => Date;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly deadline: Deadline;
  readonly memory: Memory;
  /** Aborts when an answer to the sign-in request was seen on the wire. */
  readonly answered: AbortSignal;
  /** Names the screen, by the registry. */
  nameOf(sight: Sight): ScreenName;
};

export type Memory = {
  rung: Rung;
  /** Submissions of the password so far. Counted before the press, so a crash never hides one. */
  passwordPosts: number;
  /** Screens on which the password was submitted: never twice on the same one. */
  submittedOn: Set<ScreenName>;
  /** The document in which the last submission was made. */
  submittedIn: number | null;
  /** What the site's own sign-in request was refused with, without its words. */
  loginAnswer: LoginRefusal | null;
  /** Instagram took the password in this attempt, so it is not submitted again. */
  accepted: boolean;
  /** The value of `sessionid` with which the window was opened. */
  enteredAs: string | null;
  /** What the window holds of a sign-in, as of the newest look. */
  window: SeenWindow;
  /** The front page was asked for once, to see what became of the sign-in. */
  lookedHome: boolean;
  /** What the canary said of a session, by the value of its cookie. */
  canary: { sessionid: string; answer: CanaryAnswer } | null;
  /** Status of the last document of the main frame. */
  documentStatus: number | null;
  /** Codes from the seed that were submitted. */
  totpCodes: string[];
  /** Codes from people that were refused. */
  askedRefused: number;
  /** A code was submitted and its answer is not known yet: the page as it was then. */
  codeSent: { document: number; path: string; besideError: boolean } | null;
  wrongBefore: boolean;
  /** Another code was asked for: the button was pressed just now, or could not be pressed yet. */
  resend: 'pressed' | 'wanted' | null;
  /** The method that somebody (or the seed) chose and that the next picker shall take. */
  wanted: QuestionKind | null;
  /** Methods that a picker of this attempt offered. */
  offered: QuestionKind[];
  /** "Try another way" was pressed only to see whether the seed can help. */
  peeking: boolean;
  continued: boolean;
  /** How often the warning was dismissed in this attempt. */
  warnings: number;
  /** Values that must never be shown: for the last check before anything leaves the room. */
  readonly secrets: string[];
  /** Resolves when the picture of the present screen is taken: nothing is pressed before. */
  picture: Promise<unknown>;
};

export type SeenWindow = {
  /** Cookies of Instagram. */
  cookies: StoredCookie[];
  /** Value of `sessionid` when both cookies of a session are set. */
  sessionid: string | null;
  /** Address of the page on which somebody was asked for something; a secret. */
  place: string | null;
};

/** What acting on a screen led to. */
export type Move =
  /** Something was pressed: the page should change. */
  | { kind: 'pressed' }
  /** Nothing to do but wait for the page. */
  | { kind: 'waiting'; limitMs: number }
  /** Look at once; the page need not have changed. */
  | { kind: 'look' }
  | { kind: 'signed_in' }
  | { kind: 'failed'; reason: SignInFailure; detail: string | null };

export type FinalMove = Extract<Move, { kind: 'signed_in' | 'failed' }>;

export type PageVisit = {
  readonly attempt: Attempt;
  readonly sight: Sight;
  /** The page is another than at the last turn, or was changed since. */
  readonly changed: boolean;
};

export type Screen = {
  readonly name: ScreenName;
  /** The rung that meeting this screen means; null keeps the present one. */
  readonly rung: Rung | null;
  /** What is done here, for the step; without values. */
  readonly note: string | null;
  /** Pure: on structure first (names, paths, roles), on words second. */
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
 * The page did nothing for as long as a page may take. Before a password was sent the site or this machine may be slow, which passes by
 * itself; after that a person looks, so that none is sent again and again.
 */
export function noReaction({ memory }: Attempt, detail: string): FinalMove {
  return failed(memory.passwordPosts === 0 ? 'timed_out' : 'unknown_screen', detail);
}

/** Waits for the page to change, at most `limitMs` milliseconds. */
export function waiting(limitMs: number): Move {
  return { kind: 'waiting', limitMs };
}

/** The memory with which an attempt begins. */
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
