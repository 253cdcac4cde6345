/** Lets a few works run at once; the others wait in two rows, of which the first one is served first. Pure but for time. */

export type Gate = {
  /** Runs the work when its turn comes. @returns null when every place to wait is taken; the work is then never run. */
  pass<T>(work: () => Promise<T>): Promise<T> | null;
  /** The same for those who are counted elsewhere: before all others, and always with a place. */
  passFirst<T>(work: () => Promise<T>): Promise<T>;
};

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
