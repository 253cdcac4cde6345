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
  const frames = (new Error().stack ?? '').split('\n').filter((line) => /\/(lib|jobs)\//.test(line));
  const told = frames.slice(0, 2).map((line) => /at (?:async )?(?:Object\.)?([\w.]+) /.exec(line)?.[1] ?? '?');
  return told.join(' < ') || 'the database';
}
