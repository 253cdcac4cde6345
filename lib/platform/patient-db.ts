import type { Clock } from './clock.ts';
import { type Db, isOutage } from './db.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
/** A restart takes seconds; a longer failure may come from this statement. */
const PATIENCE_MS = 120_000;

type Patience = { clock: Clock; signal: AbortSignal; isSpent: boolean };

/**
 * A database that waits out an outage: each statement or transaction must be safe to repeat after a commit whose reply
 * was lost. @param waiting.signal ends the waiting; then, and after two minutes, the last error is thrown.
 */
export function patientDb(db: Db, waiting: { clock: Clock; signal: AbortSignal }): Db {
  const patience = { ...waiting, isSpent: false };
  const patient = new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (WHOLE.has(key)) return patiently(target, value, patience);
      const isModel = typeof key === 'string' && /^[a-z]/.test(key) && typeof value === 'object' && value !== null;
      return isModel ? patientModel(value, patience) : value;
    },
  });
  PLAIN.set(patient, db);
  return patient;
}

const WHOLE = new Set<string | symbol>(['transaction', 'copying', '$queryRaw', '$executeRaw']);

const PLAIN = new WeakMap<Db, Db>();

/** Without the patience, for a statement that must not run twice. */
export function impatientDb(db: Db): Db {
  return PLAIN.get(db) ?? db;
}

function patientModel(model: object, patience: Patience): object {
  return new Proxy(model, { get: (target, key) => patiently(target, Reflect.get(target, key), patience) });
}

function patiently(self: object, operation: unknown, patience: Patience): unknown {
  if (typeof operation !== 'function') return operation;
  return (...input: unknown[]) => retryDuringOutage(patience, async () => await Reflect.apply(operation, self, input));
}

async function retryDuringOutage<T>(patience: Patience, work: () => Promise<T>): Promise<T> {
  const isInVain = patience.isSpent; // whoever began before patience ran out waits its own time
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      const result = await work();
      patience.isSpent = false;
      return result;
    } catch (error) {
      const isSpent = isInVain || waitedMs >= PATIENCE_MS;
      patience.isSpent ||= isSpent;
      if (!isOutage(error) || patience.signal.aborted || isSpent) throw error;
      waitedMs += pauseMs;
      await patience.clock.sleep(pauseMs, patience.signal);
    }
  }
}
