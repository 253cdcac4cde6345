/** Instagram in a browser, as one worker of a schedule sees it. Each thing that the browser does takes a turn. */
import type {
  InstagramBrowser,
  Reply,
  Rung,
  SignInFailure,
  SignInInput,
  SignInOutcome,
} from '#/lib/instagram/browser/model.ts';
import { cookieOf, type Identity } from '#/lib/instagram/identity.ts';
import type { Outside, SignInScript } from './outside.ts';
import type { Turns } from './turns.ts';

/** The code that every account of a schedule wants. */
export const RIGHT_CODE = '246810';

export type OpenBrowser = {
  readonly worker: string;
  readonly account: string;
};

/** What a schedule wants to know about sign-ins. */
export type SignInWitness = {
  opened(browser: OpenBrowser): void;
  closed(browser: OpenBrowser): void;
  /** Leave to submit the password was given. */
  allowed(browser: OpenBrowser): Promise<void>;
  submitted(browser: OpenBrowser): void;
};

export function createOutsideBrowser(
  turns: Turns,
  outside: Outside,
  worker: string,
  witness: SignInWitness,
): InstagramBrowser {
  return {
    async signIn(input) {
      const browser: OpenBrowser = { worker, account: input.username };
      await turns.take(worker, `a browser opens for ${input.username}`, () => witness.opened(browser));
      try {
        const outcome = await attempt(turns, outside, browser, input, witness);
        if (outcome.ok) await input.onSignedIn?.(outcome); // the browser is still open then
        return outcome;
      } catch (error) {
        if (error instanceof Aborted) return refused('aborted', 0);
        throw error;
      } finally {
        witness.closed(browser);
      }
    },
    dismissWarning: () => Promise.reject(new Error('no schedule shows a warning')),
  };
}

class Aborted extends Error {}

async function attempt(
  turns: Turns,
  outside: Outside,
  browser: OpenBrowser,
  input: SignInInput,
  witness: SignInWitness,
): Promise<SignInOutcome> {
  const step = async <T>(what: string, work: () => T): Promise<T> => {
    const done = await turns.take(browser.worker, `the browser of ${browser.account} ${what}`, () => {
      if (input.signal.aborted) throw new Aborted();
      return work();
    });
    return done;
  };

  const token = input.identity ? cookieOf(input.identity, 'sessionid') : undefined;
  const revived = await step(
    'shows the site',
    () => token !== undefined && outside.sessions.get(token)?.alive === true,
  );
  if (revived && input.identity) return signedIn(input.identity, 'revive', 0);
  if (input.password === null) return refused('no_password', 0);
  if (!(await input.beforePassword())) return refused('submissions_used_up', 0);

  await witness.allowed(browser);
  const script = await step('submits the password', () => {
    witness.submitted(browser);
    return outside.scripts.get(browser.account)?.shift() ?? 'ok';
  });
  if (script === 'ask') {
    const reason = await askUntilRight(step, input);
    if (reason) return refused(reason, 1);
  } else if (script !== 'ok') return refused(script satisfies Exclude<SignInScript, 'ok' | 'ask'>, 1);
  return step('is signed in', () =>
    signedIn(identityOf(outside.signIn(browser.account).token), script === 'ask' ? 'second_factor' : 'sign_in', 1),
  );
}

/** @returns why it ended, or null when the right code was typed. */
async function askUntilRight(
  step: <T>(what: string, work: () => T) => Promise<T>,
  input: SignInInput,
): Promise<SignInFailure | null> {
  for (let wrong = 0; wrong < 5; wrong += 1) {
    const reply = await askOnce(input, wrong > 0);
    if (reply.kind === 'gave_up') return 'code_timeout';
    if (reply.kind !== 'code') continue;
    const { code } = reply;
    if (await step('submits a code', () => code === RIGHT_CODE)) return null;
  }
  return 'code_wrong';
}

function askOnce(input: SignInInput, wrongBefore: boolean): Promise<Reply> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, input.signal]);
  return new Promise<Reply>((resolve, reject) => {
    const stop = () => reject(new Aborted());
    if (input.signal.aborted) return stop();
    input.signal.addEventListener('abort', stop);
    const question = {
      kind: 'text_code' as const,
      sentTo: '+380 ** *** **79',
      letters: false,
      resendWanted: false,
      digits: { min: 6, max: 6 },
      methods: [],
      canResendAt: null,
      wrongBefore,
      url: 'instagram.test/two_factor',
    };
    input.ask(question, { picture: () => Promise.reject(new Error('no pictures')), signal }).then(resolve, reject);
  }).finally(() => over.abort());
}

function refused(reason: SignInFailure, passwordPosts: number): SignInOutcome {
  return { ok: false, reason, screen: null, passwordPosts, detail: null };
}

function signedIn(identity: Identity, rung: Rung, passwordPosts: number): SignInOutcome {
  return { ok: true, identity, rung, instagramId: null, passwordPosts };
}

export function identityOf(token: string): Identity {
  const sessionid = {
    ...{ name: 'sessionid', value: token, domain: '.instagram.test', path: '/' },
    ...{ expires: -1, httpOnly: true, secure: true, sameSite: 'None' as const },
  };
  return { userAgent: 'A schedule', storageState: { cookies: [sessionid], origins: [] } };
}
