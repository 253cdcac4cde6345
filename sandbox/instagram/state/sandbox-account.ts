import { rurValue, storedCookie } from '../http/cookies.ts';
import { addSession } from '../sign-in/sign-in.ts';
import { type Account, type AccountInput, createAccount, type SentCode, totpNow } from './accounts.ts';
import type { World } from './model.ts';
import { createProfile } from './profiles.ts';
import { randomText } from './sessions.ts';

/** An identity without the sign-in page; `storageState` is Playwright's. */
export type MintedSession = {
  number: number;
  sessionId: string;
  userAgent: string;
  cookieHeader: string;
  storageState: { cookies: ReturnType<typeof storedCookie>[]; origins: [] };
};

export type AccountChange = Partial<
  Pick<Account, 'password' | 'totpSeed' | 'twoFactor' | 'challenge' | 'trustsDevices' | 'fullName'>
>;

export type SandboxAccount = {
  readonly username: string;
  readonly id: bigint;
  /** The newest sent code; null when none was. */
  lastCode(): string | null;
  codes(): readonly SentCode[];
  /** The newest code once more than `after` (0) were sent. @throws {Error} after `timeoutMs` (60 s unless told). */
  waitForCode(input?: { after?: number; timeoutMs?: number }): Promise<string>;
  /** The authenticator's code; null without a seed. */
  totp(): string | null;
  signIns(): number;
  passwordPosts(): number;
  /** Starts a session as from copied cookies. */
  session(input?: { userAgent?: string; domain?: string }): MintedSession;
  /** Approves the waiting sign-in. @returns whether one waited. */
  approve(): boolean;
  change(change: AccountChange): void;
};

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

/** And a small profile, unless one of that name exists. */
export function addAccount(world: World, input: AccountInput, host: string): SandboxAccount {
  const name = input.username.toLowerCase();
  const own =
    world.profiles.get(name) ??
    createProfile(world.people, { username: name, id: input.id, followers: 31, following: 48, mutual: 20 });
  world.profiles.set(name, own);
  const account = createAccount(input, own.id);
  world.accounts.set(name, account);
  return accountHandle(world, account, host);
}

export function accountHandle(world: World, account: Account, host: string): SandboxAccount {
  return {
    username: account.username,
    id: account.id,
    lastCode: () => account.codes.at(-1)?.code ?? null,
    codes: () => account.codes,
    waitForCode: (input = {}) => waitForCode(account, input.after ?? 0, input.timeoutMs ?? 60_000),
    totp: () => totpNow(account, world.now()),
    signIns: () => account.signIns,
    passwordPosts: () => account.passwordPosts,
    session: (input = {}) => mint(world, account, input.domain ?? host, input.userAgent ?? USER_AGENT),
    approve: () => approve(world, account),
    change(change) {
      Object.assign(account, change);
      if (change.totpSeed !== undefined) account.usedTotpCounter = -1;
    },
  };
}

function mint(world: World, account: Account, domain: string, userAgent: string): MintedSession {
  const session = addSession(world, account, userAgent);
  const now = world.now();
  const device = `a${randomText(27)}`;
  world.devices.set(device, account.username);
  const cookies = [
    storedCookie('sessionid', session.id, domain, now),
    storedCookie('ds_user_id', account.id.toString(), domain, now),
    storedCookie('csrftoken', session.csrf, domain, now),
    storedCookie('mid', device, domain, now),
    storedCookie('ig_did', crypto.randomUUID().toUpperCase(), domain, now),
    storedCookie('datr', randomText(24), domain, now),
    storedCookie('rur', rurValue(account.id, now), domain, now),
  ];
  return {
    number: session.number,
    sessionId: session.id,
    userAgent,
    cookieHeader: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    storageState: { cookies, origins: [] },
  };
}

function approve(world: World, account: Account): boolean {
  const waiting = [...world.flows.values()].filter(
    (flow) => flow.stage === 'approve' && flow.account === account && !flow.approved,
  );
  for (const flow of waiting) flow.approved = true;
  return waiting.length > 0;
}

function waitForCode(account: Account, after: number, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      account.codeWatchers.delete(look);
    };
    const look = () => {
      const newest = account.codes.at(-1);
      if (!newest || account.codes.length <= after) return;
      stop();
      resolve(newest.code);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`No code was sent to @${account.username} within ${timeoutMs} ms.`));
    }, timeoutMs);
    account.codeWatchers.add(look);
    look();
  });
}
