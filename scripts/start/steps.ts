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
 * In a terminal the running step moves; elsewhere a long one says every ten seconds that it goes on.
 *
 * @param signal once aborted, no further step begins.
 */
export function createSteps(out: NodeJS.WriteStream, quiet: boolean, signal: AbortSignal): Steps {
  return {
    async run(name, work, done = () => '', held = () => true) {
      signal.throwIfAborted();
      const began = Date.now();
      const seconds = (digits: number) => `${((Date.now() - began) / 1000).toFixed(digits)} s`;
      const stop = quiet ? () => {} : out.isTTY ? spin(out, name, seconds) : remind(out, name, seconds);
      try {
        const result = await work();
        stop();
        if (!quiet) out.write(`  ${held(result) ? '✓' : '✗'} ${line(name, done(result), seconds(1))}\n`);
        return result;
      } catch (error) {
        stop();
        if (!quiet) out.write(`  ✗ ${line(name, '', seconds(1))}\n`);
        throw error;
      }
    },
  };
}

function line(name: string, result: string, time: string): string {
  return `${name.padEnd(22)}${result.padEnd(46)} ${time}`;
}

function spin(out: NodeJS.WriteStream, name: string, seconds: (digits: number) => string): () => void {
  let frame = 0;
  const timer = setInterval(() => {
    frame += 1;
    out.write(`\r\x1b[2K  ${FRAMES[frame % FRAMES.length]} ${line(name, '', seconds(0))}`);
  }, FRAME_MS);
  return () => {
    clearInterval(timer);
    out.write('\r\x1b[2K');
  };
}

function remind(out: NodeJS.WriteStream, name: string, seconds: (digits: number) => string): () => void {
  const timer = setInterval(() => out.write(`  … ${line(name, '', seconds(0))}\n`), STILL_EVERY_MS);
  return () => clearInterval(timer);
}
