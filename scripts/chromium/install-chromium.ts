import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { PROJECT_NODE, runProgram } from '../process/run-program.ts';
import { messageOf, UserError } from '../user-error.ts';
import { findChromium } from './find-chromium.ts';

/** A Chromium that starts: found, downloaded by Playwright, or from the system's packages. @throws {UserError} */
export async function ensureChromium(configured: string | undefined): Promise<string> {
  const found = await findChromium(configured);
  if (found) return found;

  const said: string[] = [];
  const ways = process.getuid?.() === 0 ? [fromDebian, fromPlaywright] : [fromPlaywright];
  for (const install of ways) {
    try {
      await install();
      const installed = await findChromium(undefined);
      if (installed) return installed;
    } catch (error) {
      said.push(messageOf(error));
    }
  }
  throw new UserError(
    [
      'No Chromium was found, and none could be installed. Install one and set CHROMIUM_PATH to its program.',
      ...said,
    ].join('\n\n'),
  );
}

async function fromPlaywright(): Promise<void> {
  const cli = join(ROOT, 'node_modules', 'playwright', 'cli.js');
  await runProgram(PROJECT_NODE, [cli, 'install', 'chromium'], {
    failure: 'Playwright could not download its Chromium.',
  });
}

async function fromDebian(): Promise<void> {
  if (process.platform !== 'linux') return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const failure = "The system's package of Chromium could not be installed.";
  await runProgram('apt-get', ['update'], { failure, env });
  await runProgram('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], {
    failure,
    env,
  });
}
