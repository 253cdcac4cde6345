import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../paths.ts';
import { LastLines } from '../process/last-lines.ts';
import { tracked } from '../process/run-program.ts';
import { UserError } from '../user-error.ts';

/** What `try-browser.ts` tells. `line`: how it runs, in half a line; `sentences`: what is weaker than possible. */
export const TriedBrowser = z.union([
  z.object({ path: z.string(), line: z.string(), sentences: z.array(z.string()) }),
  z.object({ failure: z.string() }),
]);
type Prepared = Exclude<z.output<typeof TriedBrowser>, { failure: string }>;

/**
 * Finds a Chromium, installs one where there is none, and starts it once: in a process of its own, because what drives a browser
 * takes 50 MB and is not needed again.
 * @param configured CHROMIUM_PATH.
 * @throws {UserError} none starts.
 */
export function prepareBrowser(configured: string | undefined): Promise<Prepared> {
  const program = join(ROOT, 'scripts', 'chromium', 'try-browser.ts');
  const child = tracked(
    fork(program, configured ? [configured] : [], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
  );
  const said = new LastLines(30);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('message', (told) => {
      const tried = TriedBrowser.parse(told);
      if ('failure' in tried) reject(new UserError(tried.failure));
      else resolve(tried);
    });
    child.once('error', reject);
    child.once('close', () => reject(new UserError(`The browser could not be tried.\n\n${said.text()}`)));
  });
}
