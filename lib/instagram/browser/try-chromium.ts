import { BROWSER_USER, browserUser } from './browser-user.ts';
import { canHaveSandbox } from './chromium-options.ts';
import { launchChromium } from './launch-chromium.ts';

export type Confinement = {
  program: string;
  user: 'own' | 'worker' | 'root';
  sandbox: boolean;
};

/** Starts it once, as an attempt would. @throws when it does not start. */
export async function tryChromium(program: string): Promise<Confinement> {
  const live = await launchChromium({ executablePath: program });
  await live.close();
  const user = browserUser(program) ? 'own' : process.getuid?.() === 0 ? 'root' : 'worker';
  return { program, user, sandbox: canHaveSandbox(program) };
}

/** How it runs, in half a line. */
export function confinementLine({ user, sandbox }: Confinement): string {
  const as = { own: `as ${BROWSER_USER}`, worker: 'as this user', root: 'as root' }[user];
  return `${as}, ${sandbox ? 'sandboxed' : 'without its sandbox'}`;
}

/** What is weaker than possible, what that means and what to do; empty when all is well. */
export function confinementSentences({ program, user, sandbox }: Confinement): string[] {
  const sentences: string[] = [];
  if (user === 'root')
    sentences.push(
      `Chromium runs as root, because no other user can start ${program}: a page that broke out of it could read every secret of this machine. ` +
        "Install Chromium and util-linux from the system's packages, or run Mutuals as an ordinary user.",
    );
  if (user !== 'root' && !sandbox)
    sentences.push(
      'Chromium runs without its own sandbox, because the kernel lets it make no user namespace: a page that broke its renderer could do ' +
        `whatever ${user === 'own' ? `the user ${BROWSER_USER} can, which owns nothing here` : 'this user can, reading the settings included'}. ` +
        'Allow user namespaces (docs/operations.md, "The browser"), or run Mutuals with Docker Compose.',
    );
  return sentences;
}
