/**
 * One thing at a time. Whatever a worker of a schedule does to the world (an operation of the database, a request,
 * a press in a browser, a wait) stands in a row until the schedule gives it its turn; it runs to its end before the
 * next one is given. So the order of things is decided by the schedule alone, and can be played again.
 */
import { setImmediate as nextRound } from 'node:timers/promises';

export type Turn = {
  readonly worker: string;
  readonly what: string;
  /** `wait`: time passes for whoever takes it. */
  readonly kind: 'step' | 'wait';
  run(): Promise<void>;
};

export type Turns = {
  /** Stands in the row; resolves or rejects as `work` does, when the turn was given. Of a dead worker: never. */
  take<T>(worker: string, what: string, work: () => Promise<T> | T, kind?: Turn['kind']): Promise<T>;
  /** As `take` for a wait, which ends early when the signal aborts. */
  wait(worker: string, what: string, pass: () => void, signal?: AbortSignal): Promise<void>;
  /** In the order of asking. */
  pending(): readonly Turn[];
  /** Gives one turn, and lets everybody come to the next point where they ask for one. */
  give(turn: Turn): Promise<void>;
  /** Nothing that this worker began will ever go on. */
  bury(worker: string): void;
  /** Something that a test asks the world meanwhile: nobody moves on before it is done. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Everybody who can go on without a turn has gone on. */
  settled(): Promise<void>;
  /** What was given, in order. */
  readonly trace: string[];
  note(line: string): void;
};

export function createTurns(nameOf: (worker: string) => string): Turns {
  let row: Turn[] = [];
  const dead = new Set<string>();
  const trace: string[] = [];
  let asides = 0;
  const leave = (turn: Turn) => {
    row = row.filter((other) => other !== turn);
  };

  const turns: Turns = {
    take(worker, what, work, kind = 'step') {
      return new Promise((resolve, reject) => {
        if (dead.has(worker)) return;
        row.push({ worker, what, kind, run: async () => Promise.resolve().then(work).then(resolve, reject) });
      });
    },
    wait(worker, what, pass, signal) {
      return new Promise((resolve) => {
        if (dead.has(worker)) return;
        if (signal?.aborted) return resolve();
        const turn: Turn = { worker, what, kind: 'wait', run: async () => over(pass) };
        const over = (before?: () => void) => {
          signal?.removeEventListener('abort', wake);
          before?.();
          resolve();
        };
        const wake = () => {
          leave(turn);
          over();
        };
        signal?.addEventListener('abort', wake);
        row.push(turn);
      });
    },
    pending: () => row,
    async give(turn) {
      leave(turn);
      trace.push(`${nameOf(turn.worker)}: ${turn.what}`);
      await turn.run();
      await turns.settled();
    },
    async aside(work) {
      asides += 1;
      try {
        return await work();
      } finally {
        asides -= 1;
      }
    },
    async settled() {
      do {
        await nextRound();
        await nextRound();
      } while (asides > 0);
    },
    bury(worker) {
      dead.add(worker);
      row = row.filter((turn) => turn.worker !== worker);
    },
    trace,
    note: (line) => void trace.push(`* ${line}`),
  };
  return turns;
}
