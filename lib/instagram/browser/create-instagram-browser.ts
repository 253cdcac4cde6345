/** The browser driver. Each attempt gets a fresh Chromium, of which nothing stays. */
import { SIGNED_OUT_SCREENS } from './climb-ladder.ts';
import type {
  BrowserOptions,
  DismissWarningInput,
  InstagramBrowser,
  SignInInput,
  SignInOutcome,
  WarningOutcome,
} from './model.ts';
import { runAttempt, signedInAs } from './run-attempt.ts';

const DISMISS_CAP_MS = 120_000;

/** Attempts may run at the same time, each in its own browser. */
export function createInstagramBrowser(options: BrowserOptions): InstagramBrowser {
  return {
    signIn: (input) => signIn(options, input),
    dismissWarning: (input) => dismissWarning(options, input),
  };
}

async function signIn(options: BrowserOptions, input: SignInInput): Promise<SignInOutcome> {
  const { result, screen, memory, held } = await runAttempt(options, input, 'sign_in');
  if ('identity' in result) return signedInAs(result.identity, memory);
  const { reason, detail } = result;
  return { ok: false, reason, screen, passwordPosts: memory.passwordPosts, detail, held };
}

async function dismissWarning(options: BrowserOptions, input: DismissWarningInput): Promise<WarningOutcome> {
  const { result, screen, memory } = await runAttempt(options, asSignIn(input), 'dismiss_warning');
  if (!('reason' in result)) return { ok: true, identity: result.identity, wasShown: memory.warnings > 0 };
  const isSignedOut = screen !== null && SIGNED_OUT_SCREENS.includes(screen) && result.reason === 'unknown_screen';
  return { ok: false, reason: isSignedOut ? 'signed_out' : result.reason, screen, detail: result.detail };
}

function asSignIn({ identity, username = '', instagramId = null, signal, onStep }: DismissWarningInput): SignInInput {
  return {
    username,
    instagramId,
    password: null,
    totp: null,
    identity,
    userAgent: null,
    signal,
    capMs: DISMISS_CAP_MS,
    beforePassword: async () => false,
    onStep,
    ask: async () => ({ kind: 'gave_up' }),
  };
}
