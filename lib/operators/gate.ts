export type Gate = {
  /** Runs the work in its turn. @returns null, without running it, when the queue is full. */
  pass<T>(work: () => Promise<T>): Promise<T> | null;
  /** Before all others, without a limit. */
  passFirst<T>(work: () => Promise<T>): Promise<T>;
};

/** Runs `atOnce` works; others wait, at most `mostWaiting` besides the first. */
export function createGate({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }): Gate {
  const first: (() => void)[] = [];
  const others: (() => void)[] = [];
  let running = 0;

  const take = async (row: (() => void)[]) => {
    if (running < atOnce) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve) => row.push(resolve)); // whoever leaves hands the turn over
  };
  const leave = () => {
    const next = first.shift() ?? others.shift();
    if (next) next();
    else running -= 1;
  };
  const run = async <T>(row: (() => void)[], work: () => Promise<T>): Promise<T> => {
    await take(row);
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return {
    pass: (work) => (running >= atOnce && others.length >= mostWaiting ? null : run(others, work)),
    passFirst: (work) => run(first, work),
  };
}
