/** Instagram in a browser, in a world: what a sign-in meets is decided by the scripts of the plan, one after the other. */
import type {
  InstagramBrowser,
  Reply,
  Rung,
  ScreenName,
  SignInFailure,
  SignInInput,
  SignInOutcome,
} from '#/lib/instagram/browser/model.ts';
import { cookieOf, type Identity } from '#/lib/instagram/identity.ts';
import { identityOf, RIGHT_CODE } from '../../schedules/outside-browser.ts';
import { STRANGER_ID } from './people.ts';
import type { Script } from './plan.ts';
import type { Session } from './sessions.ts';
import type { Site } from './site.ts';

/** One submission of a password as Instagram met it. */
export type Post = {
  account: string;
  worker: string;
  atMs: number;
  /** What came of it. */
  session: Session | null;
  /** The product was told of that session. */
  told: boolean;
  /** Its sessions that lived and were known to the product when it was posted. */
  living: Session[];
  /** A session that lives was to be replaced. */
  renewal: boolean;
};

export type SignIns = { readonly posts: Post[]; browserOf(worker: string): InstagramBrowser };

type Step = <T>(what: string, work: () => T) => Promise<T>;
class Aborted extends Error {}

export function createSignIns(
  site: Site,
  scripts: readonly Script[],
  nowMs: () => number,
  turn: <T>(worker: string, what: string, work: () => T) => Promise<T>,
): SignIns {
  const left = [...scripts];
  const posts: Post[] = [];
  const accountOf = (username: string) => {
    const account = site.accounts.find((one) => one.username === username);
    if (!account) throw new Error(`nobody has an account @${username}`);
    return account;
  };

  async function attempt(worker: string, step: Step, input: SignInInput): Promise<SignInOutcome> {
    const { username } = input;
    const before = input.identity ? site.sessions.all.get(cookieOf(input.identity, 'sessionid') ?? '') : undefined;
    const tell = (rung: Rung, screen: ScreenName) =>
      input.onStep({ rung, screen, at: new Date(nowMs()), tookMs: 20, note: null, picture: null, outline: null });
    await step('opens the site', () => {});
    await tell('revive', before?.alive ? 'home' : 'sign_in_form');
    if (before?.alive && input.identity) {
      return signedIn(input, input.identity, 'revive', accountOf(username).id, 0);
    }
    if (input.password === null) return refused('no_password', 0);
    if (!(await input.beforePassword())) return refused('submissions_used_up', 0);

    const script = left.shift() ?? 'ok';
    const made = ['ok', 'ask', 'dies_after', 'other_account'].includes(script);
    const post = await step(`posts the password: ${script}`, () => {
      const living = posts.flatMap(({ account, session, told }) =>
        // who was signed in as somebody else has no session of this account
        session?.alive && told && account === username && session.account === username ? [session] : [],
      );
      const session = made && script !== 'ask' ? sessionFor(username, script) : null;
      const one: Post = {
        ...{ account: username, worker, atMs: nowMs(), told: false, living, session },
        renewal: input.identity !== null && before === undefined,
      };
      posts.push(one);
      return one;
    });
    if (script === 'ask') {
      const reason = await askUntilRight(step, input);
      if (reason) return refused(reason, 1);
      post.session = await step('is let in', () => sessionFor(username, script));
    }
    if (!post.session) return refused(script as SignInFailure, 1);
    await tell('sign_in', 'home');
    const id = script === 'other_account' ? STRANGER_ID : accountOf(username).id;
    post.told = true;
    const outcome = await signedIn(
      input,
      identityOf(post.session.token),
      script === 'ask' ? 'second_factor' : 'sign_in',
      id,
      1,
    );
    return script === 'dies_after' ? refused('browser_crashed', 1) : outcome;
  }

  function sessionFor(username: string, script: Script): Session {
    return site.sessions.signIn(
      script === 'other_account' ? { username: 'a stranger', id: STRANGER_ID } : accountOf(username),
    );
  }

  return {
    posts,
    browserOf: (worker) => ({
      async signIn(input) {
        const step: Step = (what, work) =>
          turn(worker, `the browser of ${input.username} ${what}`, () => {
            if (input.signal.aborted) throw new Aborted();
            return work();
          });
        try {
          return await attempt(worker, step, input);
        } catch (error) {
          if (error instanceof Aborted) return refused('aborted', 0);
          throw error;
        }
      },
      dismissWarning: async (input) => {
        const session = site.sessions.all.get(cookieOf(input.identity, 'sessionid') ?? '');
        if (!session?.alive) return { ok: false, reason: 'signed_out', screen: null, detail: null };
        return { ok: true, identity: input.identity, wasShown: true };
      },
    }),
  };
}

async function signedIn(
  input: SignInInput,
  identity: Identity,
  rung: Rung,
  instagramId: bigint,
  passwordPosts: number,
): Promise<SignInOutcome> {
  const outcome = { ok: true, identity, rung, instagramId, passwordPosts } as const;
  await input.onSignedIn?.(outcome);
  return outcome;
}

function refused(reason: SignInFailure, passwordPosts: number): SignInOutcome {
  return { ok: false, reason, screen: null, passwordPosts, detail: null };
}

/** @returns why it ended, or null when the right code was typed. */
async function askUntilRight(step: Step, input: SignInInput): Promise<SignInFailure | null> {
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
      ...{ kind: 'text_code' as const, sentTo: '+380 ** *** **79', digits: { min: 6, max: 6 }, methods: [] },
      ...{ canResendAt: null, letters: false, resendWanted: false, wrongBefore, url: 'instagram.test/two_factor' },
    };
    input.ask(question, { picture: () => Promise.reject(new Error('no pictures')), signal }).then(resolve, reject);
  }).finally(() => over.abort());
}
