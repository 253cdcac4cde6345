import type { LaunchOptions } from 'playwright';
import type { AttemptDirectory } from './attempt-directory.ts';
import { AS_USER, browserUser } from './browser-user.ts';

const LAUNCH_MS = 30_000;

/** Beside Playwright's flags: no traffic to anybody but the site. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-gpu',
  '--no-pings',
  '--no-first-run',
  '--password-store=basic',
];

/** Programs that could not build their sandbox on this machine. */
const withoutSandbox = new Set<string>();

/** Starts Chromium by `launch` with its own sandbox or, where the kernel forbids one, without. @throws as `launch`. */
export async function startConfined<T>(
  program: string,
  directory: AttemptDirectory,
  launch: (options: LaunchOptions) => Promise<T>,
): Promise<T> {
  if (!canHaveSandbox(program)) return launch(optionsFor(program, directory, false));
  try {
    return await launch(optionsFor(program, directory, true));
  } catch (error) {
    if (!isAboutSandbox(error)) throw error;
    withoutSandbox.add(program);
    return launch(optionsFor(program, directory, false));
  }
}

/** Whether this Chromium runs in its own sandbox, as far as known. As root it has none. */
export function canHaveSandbox(program: string): boolean {
  const isRoot = process.getuid?.() === 0 && browserUser(program) === null;
  return !isRoot && !withoutSandbox.has(program);
}

function optionsFor(program: string, directory: AttemptDirectory, chromiumSandbox: boolean): LaunchOptions {
  const user = browserUser(program);
  return {
    executablePath: user ? AS_USER : program,
    headless: true,
    args: FLAGS,
    artifactsDir: directory.artifacts,
    chromiumSandbox,
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    timeout: LAUNCH_MS,
    env: {
      ...bareEnvironment(directory.home),
      ...(user ? { BROWSER_UID: `${user.uid}`, BROWSER_GID: `${user.gid}`, BROWSER_PROGRAM: program } : {}),
    },
  };
}

/** Paths only: the browser can read no setting of the worker. */
function bareEnvironment(home: string): Record<string, string> {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: home,
    TMPDIR: home,
    LANG: 'C.UTF-8',
  };
}

/** Chromium's words when the kernel forbids user namespaces. */
function isAboutSandbox(error: unknown): boolean {
  return (
    error instanceof Error &&
    /No usable sandbox|sandbox_host_linux|zygote_host_impl|credentials\.cc|Failed to move to new namespace|SUID sandbox/.test(
      error.message,
    )
  );
}
