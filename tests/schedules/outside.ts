/**
 * The outside world of a schedule: who follows whom, which sessions Instagram lets live, what happens next when
 * somebody reads or signs in. Plain memory; the truth that results are compared with.
 */
import type { ListName } from '#/lib/instagram/model.ts';

export type OutsideProfile = {
  username: string;
  id: bigint;
  followers: readonly bigint[];
  following: readonly bigint[];
};
/** How an ended session shows itself to whoever reads a list with it. */
export type Ending = 'signed_out' | 'unclear' | 'challenged';
/** What the next request of an account meets although its session lives. */
export type Mishap = 'throttled' | 'soft_block' | 'unreachable';
/** What becomes of the next submission of a password. */
export type SignInScript = 'ok' | 'ask' | 'network' | 'timed_out' | 'challenge_unsupported';

export type Session = { token: string; account: string; alive: boolean; ending: Ending; keepsCursors: boolean };

export type Outside = {
  readonly profiles: ReadonlyMap<string, OutsideProfile>;
  readonly sessions: Map<string, Session>;
  readonly mishaps: Map<string, Mishap[]>;
  readonly scripts: Map<string, SignInScript[]>;
  /** Users on one page of a list. */
  readonly perPage: number;
  /** A new living session; whether cursors given to others mean something to it. */
  signIn(account: string): Session;
  /** Instagram ends every session of an account. @returns whether one was alive. */
  signOut(account: string, ending: Ending, next: { keepsCursors: boolean }): boolean;
  listOf(userId: bigint, list: ListName): readonly bigint[];
};

export const USERS_PER_PAGE = 3;

/** @param readers the accounts of the owner: each of them is somebody on Instagram, too. */
export function createOutside(targets: readonly OutsideProfile[], readers: readonly string[]): Outside {
  const profiles = [...targets, ...readers.map(readerProfile)];
  const sessions = new Map<string, Session>();
  const losesCursors = new Set<string>();
  const ids = new Map<string, number>();
  return {
    profiles: new Map(profiles.map((profile) => [profile.username, profile])),
    sessions,
    mishaps: new Map(),
    scripts: new Map(),
    perPage: USERS_PER_PAGE,
    signIn(account) {
      if (!ids.has(account)) ids.set(account, 7_000_000_001 + ids.size);
      const token = `${ids.get(account)}%3Aschedule%3A${String(sessions.size + 1).padStart(4, '0')}`;
      const keepsCursors = !losesCursors.delete(account);
      const session: Session = { token, account, alive: true, ending: 'signed_out', keepsCursors };
      sessions.set(token, session);
      return session;
    },
    signOut(account, ending, { keepsCursors }) {
      const living = [...sessions.values()].filter((session) => session.account === account && session.alive);
      for (const session of living) Object.assign(session, { alive: false, ending });
      if (living.length > 0 && !keepsCursors) losesCursors.add(account);
      return living.length > 0;
    },
    listOf(userId, list) {
      const profile = profiles.find(({ id }) => id === userId);
      if (!profile) throw new Error(`nobody has the id ${userId}`);
      return profile[list];
    },
  };
}

/** An account that reads has a profile like everybody: whoever doubts what it sees asks it for that one. */
function readerProfile(username: string, at: number): OutsideProfile {
  return { username, id: BigInt(600 + at), followers: [10_000n], following: [10_000n] };
}
