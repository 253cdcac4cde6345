/** What ends an attempt at any moment: the caller's signal, the cap, the browser's death. The first reason stays. */
import type { SignInFailure } from './model.ts';

export type Deadline = {
  readonly signal: AbortSignal;
  /** Null while the attempt lives. */
  over(): SignInFailure | null;
  /** `detail` is one sentence without values. */
  end(reason: SignInFailure, detail?: string): void;
  /** The promise's result; rejects with `AttemptEnded` as soon as the attempt is over. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Stops the cap's clock while a person is asked. */
  pause(): void;
  resume(): void;
  dispose(): void;
};

/** The attempt is over. Never leaves the room. */
export class AttemptEnded extends Error {
  readonly reason: SignInFailure;
  readonly detail: string | null;
  constructor(reason: SignInFailure, detail: string | null = null) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** A deadline that ends as `timed_out` after `capMs` milliseconds without pauses. */
export function createDeadline(input: { signal: AbortSignal; capMs: number; now: () => Date }): Deadline {
  const death = new AbortController();
  let reason: SignInFailure | null = null;
  let detail: string | null = null;
  let leftMs = input.capMs;
  let startedMs = 0;
  let timer: NodeJS.Timeout | undefined;

  const end = (why: SignInFailure, said?: string) => {
    if (reason) return;
    reason = why;
    detail = said ?? null;
    clearTimeout(timer);
    death.abort();
  };
  const resume = () => {
    if (reason || timer) return;
    startedMs = input.now().getTime();
    timer = setTimeout(() => end('timed_out'), Math.max(0, leftMs));
  };
  const pause = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    leftMs -= Math.max(0, input.now().getTime() - startedMs);
  };
  const onAbort = () => end('aborted');
  input.signal.addEventListener('abort', onAbort, { once: true });
  if (input.signal.aborted) onAbort();
  resume();

  return {
    signal: death.signal,
    over: () => reason,
    end,
    race: (work) => raceWith(work, death.signal, () => new AttemptEnded(reason ?? 'aborted', detail)),
    pause,
    resume,
    dispose() {
      clearTimeout(timer);
      input.signal.removeEventListener('abort', onAbort);
    },
  };
}

function raceWith<T>(work: Promise<T>, signal: AbortSignal, error: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onOver = () => reject(error());
    if (signal.aborted) {
      work.catch(() => undefined);
      return onOver();
    }
    signal.addEventListener('abort', onOver, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onOver));
  });
}
