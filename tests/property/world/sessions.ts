/** The sessions that Instagram gave out in a world, and which of them live. */
import { maskSessionId } from '#/lib/instagram/identity.ts';
import type { Death } from './plan.ts';

export type Session = {
  token: string;
  /** The user name that is signed in. */
  account: string;
  alive: boolean;
  ending: Death['ending'];
  /** What its lists make of cursors that were given to other sessions. */
  cursors: Death['cursors'];
  /** When Instagram said of it that it is over, or that a person is wanted, in milliseconds: whoever believes it is right. */
  saidDead: number[];
  /** When the own pages of the account led to the sign-in form, in milliseconds, since they last did not. */
  ledAway: number[];
};

export type Sessions = {
  readonly all: Map<string, Session>;
  signIn(account: { username: string; id: bigint }): Session;
  signOut(death: Pick<Death, 'ending' | 'cursors'>, username: string): void;
  /** The session that a generation was made of. */
  masked(mask: string): Session | undefined;
};

export function createSessions(): Sessions {
  const all = new Map<string, Session>();
  const next = new Map<string, Death['cursors']>();
  return {
    all,
    signIn({ username, id }) {
      const token = `${id}%3Aproperty%3A${String(all.size + 1).padStart(4, '0')}`;
      const session: Session = {
        ...{ token, account: username, alive: true, ending: 'login_required', saidDead: [], ledAway: [] },
        cursors: next.get(username) ?? 'kept',
      };
      all.set(token, session);
      return session;
    },
    signOut({ ending, cursors }, username) {
      for (const session of all.values())
        if (session.account === username) Object.assign(session, { alive: false, ending });
      next.set(username, cursors);
    },
    masked: (mask) => [...all.values()].find(({ token }) => maskSessionId(token) === mask),
  };
}
