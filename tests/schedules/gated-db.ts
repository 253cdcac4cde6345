/** A database whose every operation, and every whole transaction, waits for its turn. */
import type { Db, Tx } from '#/lib/platform/db.ts';
import type { HeldQueue } from './held-queue.ts';

type Take = <T>(what: string, work: () => Promise<T>) => Promise<T>;
type Operation = (...input: unknown[]) => Promise<unknown>;

export function gatedDb(db: Db, take: Take, queue: HeldQueue): Db {
  const transaction = <T>(work: (tx: Tx) => Promise<T>) =>
    take(`transaction of ${caller()}`, () =>
      queue.committing((begin) =>
        db.transaction((tx) => {
          begin(tx);
          return work(tx);
        }),
      ),
    );
  return new Proxy(db, {
    get(target, key) {
      if (key === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, key);
      if (key === '$queryRaw' || key === '$executeRaw') return gated(target, value as Operation, take);
      return typeof key === 'string' && /^[a-z]/.test(key) && typeof value === 'object' && value !== null
        ? gatedModel(value, take)
        : value;
    },
  });
}

function gatedModel(model: object, take: Take): object {
  return new Proxy(model, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? gated(target, value as Operation, take) : value;
    },
  });
}

function gated(self: object, operation: Operation, take: Take): Operation {
  return (...input) => take(caller(), async () => await operation.apply(self, input));
}

/** The function of the product that asks, for the story of a schedule that fails. */
function caller(): string {
  const told = callSites()
    .filter((site) => /\/(lib|jobs)\//.test(site.getFileName() ?? ''))
    .slice(0, 2)
    .map((site) => site.getFunctionName() ?? '?');
  return told.join(' < ') || 'the database';
}

/** The stack as it is: to look each line up in the source, as the test runner does, would be a seventh of a schedule's time. */
function callSites(): NodeJS.CallSite[] {
  const { prepareStackTrace } = Error;
  try {
    Error.prepareStackTrace = (_error, sites) => sites;
    return new Error().stack as unknown as NodeJS.CallSite[];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}
