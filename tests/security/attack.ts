import type { Target } from './outside/target.ts';

/** One way in that somebody tries, what holds it, and what proves that. */
export type Attack = {
  /** Its place in the checklist: `A1` to `F48`, and `X1` to `X9` for what stood beside it. */
  id: string;
  tried: string;
  held: string;
  proof: Proof;
  /** What it goes for is not there: there is no such door. The proof shows its absence. */
  absent?: true;
  /** Whoever tries it is made to wait, and with them everybody at the same address. */
  slows?: true;
  /** Not held yet, and what is missing. Its attempt is expected to succeed: it fails the tests when it no longer does. */
  open?: string;
};

/** Tries it, as whoever attacks would. @throws when it is not held; `NotHere` when it cannot be tried there. */
export type Attempt = (target: Target) => Promise<void>;

/** The attacks in the order in which they may be tried: what slows every sign-in from this address comes last. */
export function slowestLast(attacks: readonly Attack[]): Attack[] {
  return [...attacks].sort((one, other) => Number(one.slows ?? false) - Number(other.slows ?? false));
}

export type Proof =
  /** Tried over HTTP against whatever runs. */
  | { from: 'outside'; attempts: readonly Attempt[] }
  /** A test that needs the inside: the vault, the database, the worker, a browser, a server with other settings. `.spec.ts` is Playwright's. */
  | { from: 'inside'; file: string; title: string }
  /** No test yet, because what would hold it is not built. */
  | { from: 'nowhere' };

export const outside = (...attempts: Attempt[]): Proof => ({ from: 'outside', attempts });
export const inside = (file: string, title: string): Proof => ({ from: 'inside', file, title });
