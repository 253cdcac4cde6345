/** What throws in our own house: the database, the queue, the vault, the clock, the log. Counted, so that a seed is played again alike. */
import type { Tx } from '#/lib/platform/db.ts';
import type { Curse, Mishap, Outage, Plan } from './plan.ts';

/** Errors as the driver, the pool and the server give them; `passing` ones say that the database could not be reached. */
const ERRORS: readonly { code: string; message: string; passing: boolean }[] = [
  { code: 'ECONNRESET', message: 'read ECONNRESET', passing: true },
  { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432', passing: true },
  { code: '57P01', message: 'terminating connection due to administrator command', passing: true },
  { code: '57P03', message: 'the database system is starting up', passing: true },
  { code: 'EPIPE', message: 'write EPIPE', passing: true },
  { code: 'ETIMEDOUT', message: 'timeout exceeded when trying to connect', passing: true },
  { code: '40001', message: 'could not serialize access due to concurrent update (40001)', passing: false },
  { code: '57014', message: 'canceling statement due to statement timeout', passing: false },
  { code: '55P03', message: 'canceling statement due to lock timeout', passing: false },
  { code: '53300', message: 'sorry, too many clients already', passing: false },
  { code: '22021', message: 'invalid byte sequence for encoding "UTF8": 0x00', passing: false },
  { code: '22003', message: 'value is out of range for type bigint', passing: false },
  { code: '23505', message: 'duplicate key value violates unique constraint', passing: false },
  { code: '23514', message: 'new row violates check constraint', passing: false },
  { code: 'P2024', message: 'Timed out fetching a new connection from the connection pool.', passing: false },
];

export type Faults = {
  /** Runs a database operation as the plan has it. */
  operate<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** A transaction's work, which may break in its midst. */
  inside<T>(work: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T>;
  /** Throws when it is that thing's turn to fail. */
  touch(where: Mishap['where']): void;
  /** Whether anything was thrown by now. */
  readonly thrown: string[];
  /** From now on everything works. */
  end(): void;
};

/** What ends a check cannot be cursed for ever: then nothing could end it. */
const ENDINGS =
  /fail|finish|end|reconcile|silent|due|expire|withoutSession|parkedSince|findCheck|rescue|start|move|cancel|idle|signedOut|attempts|accountsThatRead|leave|give|settle|plan|list|goOn|setBack|stalled|takeLease|findAttempt|requestRefresh|requireAccount/i;

export function createFaults(plan: Plan, onThrow: (line: string) => void): Faults {
  const places: string[] = [];
  const uses: Record<Mishap['where'], number> = { queue: 0, vault: 0, clock: 0, log: 0 };
  const left = new Map<Curse, number>(plan.curses.map((curse) => [curse, curse.times]));
  let operations = 0;
  let over = false;
  let breaks: Error | null = null;
  const fail = (error: number, what: string): Error => {
    const { code, message } = ERRORS[error % ERRORS.length] ?? { code: 'unknown', message: 'unknown' };
    const line = `${what} fails: ${code}`;
    onThrow(line);
    faults.thrown.push(line);
    return Object.assign(new Error(message), { code });
  };

  const cursed = (what: string): Error | null => {
    if (ENDINGS.test(what)) return null;
    if (!places.includes(what)) places.push(what);
    for (const [curse, times] of left) {
      if (places[curse.place] !== what || times <= 0) continue;
      left.set(curse, times - 1);
      return fail(curse.error, `${what} (cursed)`);
    }
    return null;
  };

  const faults: Faults = {
    thrown: [],
    async operate(what, work) {
      if (over) return work();
      const curse = cursed(what);
      if (curse) throw curse;
      const now = operations++;
      const outage = plan.outages.find(({ at, times }) => at <= now && now < at + times);
      if (!outage) return work();
      if (outage.when === 'inside' && what.startsWith('transaction')) {
        breaks = fail(outage.error, `${what}, in its midst,`);
        return work().finally(() => {
          breaks = null;
        });
      }
      if (outage.when !== 'after' || !isPassing(outage)) throw fail(outage.error, what);
      await work();
      throw fail(outage.error, `${what}, once it is done,`);
    },
    inside: (work) => async (tx) => {
      const done = await work(tx);
      const error = breaks;
      breaks = null;
      if (error) throw error;
      return done;
    },
    touch(where) {
      const now = uses[where]++;
      if (over || !plan.mishaps.some((mishap) => mishap.where === where && mishap.at === now)) return;
      const line = `the ${where} throws`;
      onThrow(line);
      faults.thrown.push(line);
      throw new Error(line);
    },
    end() {
      over = true;
    },
  };
  return faults;
}

function isPassing({ error }: Outage): boolean {
  return ERRORS[error % ERRORS.length]?.passing === true;
}
