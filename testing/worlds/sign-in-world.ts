/** A sandbox, an account and a real Chromium: what tests of the browser stand on. */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInstagramBrowser } from '#/lib/instagram/browser/create-instagram-browser.ts';
import type {
  BrowserOptions,
  InstagramBrowser,
  Question,
  Reply,
  SignInInput,
  SignInOutcome,
  SignInStep,
} from '#/lib/instagram/browser/model.ts';
import { createInstagram, type InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';
import type { AccountInput } from '#/sandbox/instagram/state/accounts.ts';
import type { SandboxAccount } from '#/sandbox/instagram/state/sandbox-account.ts';
import { lendChromium } from '../shared-chromium.ts';

export const PASSWORD = 'canary-Passw0rd';
export const SEED = 'JBSWY3DPEHPK3PXP';

export type Answerer = (
  question: Question,
  nth: number,
  watch: Parameters<SignInInput['ask']>[1],
) => Promise<Reply> | Reply;

export type SignInWorld = {
  readonly instagram: InstagramSandbox;
  readonly account: SandboxAccount;
  readonly browser: InstagramBrowser;
  /** Where this world's browsers keep their files; empty when none runs. */
  readonly root: string;
  readonly steps: SignInStep[];
  readonly questions: Question[];
  signIn(input?: Partial<Omit<SignInInput, 'ask'>> & { ask?: Answerer }): Promise<SignInOutcome>;
  /** Names of the screens that were met. */
  screens(): string[];
  /** Everything that was told to people, as one text: no identity, and nothing that is held of one. */
  told(): string;
  left(): Promise<string[]>;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * @param account of the one account, `ada`. Its password is PASSWORD.
 * @param options `launch` for attempts with browsers of their own; without it they share one.
 */
export async function createSignInWorld(
  account: Partial<AccountInput> = {},
  options: Partial<BrowserOptions> = {},
): Promise<SignInWorld> {
  const instagram = await createInstagram();
  const ada = instagram.account({ username: 'ada', password: PASSWORD, ...account });
  const root = await mkdtemp(join(tmpdir(), 'sign-in-world-'));
  await chmod(root, 0o711); // Chromium may be another user
  const now = () => new Date();
  const executablePath = null;
  const browser = createInstagramBrowser({
    origin: instagram.origin,
    executablePath,
    now,
    profileRoot: root,
    launch: lendChromium,
    ...options,
  });
  const steps: SignInStep[] = [];
  const questions: Question[] = [];
  const outcomes: unknown[] = [];

  return {
    instagram,
    account: ada,
    browser,
    root,
    steps,
    questions,
    async signIn(input = {}) {
      const { ask, ...rest } = input;
      const outcome = await browser.signIn({
        username: 'ada',
        password: PASSWORD,
        totp: null,
        identity: null,
        userAgent: null,
        signal: new AbortController().signal,
        capMs: 240_000, // no measure of a busy machine
        beforePassword: async () => true,
        onStep: async (step) => void steps.push(step),
        async ask(question, watch) {
          questions.push(question);
          return ask ? ask(question, questions.length, watch) : { kind: 'gave_up' };
        },
        ...rest,
      });
      outcomes.push(outcome.ok ? { ok: true, rung: outcome.rung } : { ...outcome, held: null });
      return outcome;
    },
    screens: () => steps.map((step) => step.screen),
    told: () => JSON.stringify({ steps: steps.map((step) => ({ ...step, picture: null })), questions, outcomes }),
    left: () => readdir(root),
    async [Symbol.asyncDispose]() {
      await instagram.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** The identity of a session that began without the sign-in page. */
export function mintIdentity(account: SandboxAccount) {
  const { userAgent, storageState } = account.session();
  return { userAgent, storageState };
}
