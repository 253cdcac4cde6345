/** Watches what a schedule does to the outside world, and notes every rule that is broken there. */
import { maskSessionId } from '#/lib/instagram/identity.ts';
import type { Db } from '#/lib/platform/db.ts';
import type { Worker } from './crew.ts';
import type { OpenBrowser, SignInWitness } from './outside-browser.ts';
import type { Arrival } from './outside-http.ts';
import type { Turns } from './turns.ts';

export type Witness = SignInWitness & {
  /** What was seen that must never be. */
  readonly broken: string[];
  readonly open: OpenBrowser[];
  readonly counts: Map<string, SignInCounts>;
  arrived(arrival: Arrival): Promise<void>;
  /** Attempts whose worker slept or died: what they did may have to be done again. */
  disturbed: number;
  /** A worker stops for a while, or for good. */
  stops(worker: Worker, forGood: boolean): void;
  countsOf(account: string): SignInCounts;
};

/** Of one account. */
export type SignInCounts = {
  browsers: number;
  /** Submissions of the password. */
  posts: number;
  /** Sessions that Instagram ended. */
  deaths: number;
  /** What people did: sessions handed in, attempts asked for. */
  byHand: number;
};

export function createWitness(
  db: Db,
  turns: Turns,
  facts: { checksAbout(what: string): number; worker(id: string): Worker },
): Witness {
  const late = new Map<string, number>();
  const witness: Witness = {
    broken: [],
    open: [],
    counts: new Map(),
    disturbed: 0,
    countsOf(account) {
      const counts = witness.counts.get(account) ?? { browsers: 0, posts: 0, deaths: 0, byHand: 0 };
      witness.counts.set(account, counts);
      return counts;
    },
    opened(browser) {
      const mayOverlap = ({ worker }: OpenBrowser) => facts.worker(worker).late;
      const rival = witness.open.find((other) => other.account === browser.account && !mayOverlap(other));
      if (rival && !mayOverlap(browser))
        witness.broken.push(`two browsers work on the sign-in of ${browser.account} at once`);
      witness.open.push(browser);
      witness.countsOf(browser.account).browsers += 1;
    },
    closed(browser) {
      const at = witness.open.indexOf(browser);
      if (at >= 0) witness.open.splice(at, 1);
    },
    allowed: ({ account, worker }) =>
      turns.aside(async () => {
        const rows = await db.$queryRaw<{ held: boolean }[]>`
          select lease_owner = ${worker} and lease_until > clock_timestamp() as held from accounts where username = ${account}`;
        if (!rows[0]?.held)
          witness.broken.push(`leave to submit the password of ${account} was given without its lease`);
      }),
    submitted({ account }) {
      witness.countsOf(account).posts += 1;
    },
    stops(worker, forGood) {
      if (worker.attempts === 0) return;
      witness.disturbed += worker.attempts;
      worker.late = true;
      for (const browser of forGood ? witness.open.filter((one) => one.worker === worker.id) : []) {
        witness.closed(browser);
      }
    },
    async arrived({ worker, token, about }) {
      const rows = await db.$queryRaw<{ marked: boolean | null; doubled: boolean }[]>`
        select (select bool_and(ended_at is not null) from generations where masked_session_id = ${maskSessionId(token)}) as marked,
               exists (select 1 from generations where ended_at is null group by account_id having count(*) > 1) as doubled`;
      if (rows[0]?.doubled) witness.broken.push('two generations of one account live at once');
      if (!rows[0]?.marked) return;
      // the request was on its way when somebody else marked the session: one for each run that had it in hand
      const [what = ''] = about.split(' from ');
      const key = `${worker} ${what} ${token}`;
      const times = (late.get(key) ?? 0) + 1;
      late.set(key, times);
      if (times > facts.checksAbout(what))
        witness.broken.push(`${what} was asked again with a session known to be dead`);
    },
  };
  return witness;
}
