/** The lines that `npm start` and `npm test` show while they work: one per step, with its time. */

const FRAME_MS = 100;
const STILL_EVERY_MS = 10_000;
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

export type Steps = {
  /**
   * Runs a step and shows its time. The result of `done` is added to the line; a step that ended, but for which `held` says no, is
   * marked as failed. Nothing is shown when quiet.
   */
  run<T>(name: string, work: () => Promise<T>, done?: (result: T) => string, held?: (result: T) => boolean): Promise<T>;
};

/**
 * In a terminal the running steps move, several side by side on one line; elsewhere a long one says every ten seconds that
 * it goes on.
 *
 * @param signal once aborted, no further step begins.
 */
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

/** @returns what shows one more step, and gives back what stops to show it. */
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
