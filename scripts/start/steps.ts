const FRAME_MS = 100;
const STILL_EVERY_MS = 10_000;
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

export type Steps = {
  /** Shows a step and its time, with `done`'s text; failed when `held` says no. Silent when quiet. */
  run<T>(name: string, work: () => Promise<T>, done?: (result: T) => string, held?: (result: T) => boolean): Promise<T>;
};

/** Animated in a terminal; elsewhere a line every ten seconds. @param signal then no step begins. */
export function createSteps(out: NodeJS.WriteStream, quiet: boolean, signal: AbortSignal): Steps {
  const show = quiet ? () => () => {} : out.isTTY ? createSpinner(out) : (text: Text) => remind(out, text);
  const end = (mark: string, text: string) => quiet || out.write(`  ${mark} ${text}\n`);
  return {
    async run(name, work, done = () => '', held = () => true) {
      signal.throwIfAborted();
      const began = Date.now();
      const text = (result: string, digits: number) =>
        line(name, result, `${((Date.now() - began) / 1000).toFixed(digits)} s`);
      const stop = show(() => text('', 0));
      try {
        const result = await work();
        stop();
        end(held(result) ? '✓' : '✗', text(done(result), 1));
        return result;
      } catch (error) {
        stop();
        end('✗', text('', 1));
        throw error;
      }
    },
  };
}

type Text = () => string;

function line(name: string, result: string, time: string): string {
  return `${name.padEnd(22)}${result.padEnd(46)} ${time}`;
}

function createSpinner(out: NodeJS.WriteStream): (text: Text) => () => void {
  const running = new Set<Text>();
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;
  const draw = () => {
    frame += 1;
    const all = [...running].map((text) => text().replace(/ {2,}/g, '  ')).join('   ');
    out.write(`\r\x1b[2K  ${FRAMES[frame % FRAMES.length]} ${all}`);
  };
  return (text) => {
    running.add(text);
    timer ??= setInterval(draw, FRAME_MS);
    return () => {
      running.delete(text);
      out.write('\r\x1b[2K');
      if (running.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
}

function remind(out: NodeJS.WriteStream, text: Text): () => void {
  const timer = setInterval(() => out.write(`  … ${text()}\n`), STILL_EVERY_MS);
  return () => clearInterval(timer);
}
