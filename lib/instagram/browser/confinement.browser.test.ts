import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSignInWorld } from '#/testing/worlds/sign-in-world.ts';
import { browserUser } from './browser-user.ts';
import { findChromium } from './find-chromium.ts';
import { launchChromium } from './launch-chromium.ts';
import { confinementLine, confinementSentences, tryChromium } from './try-chromium.ts';

const program = findChromium(null) ?? '';
const isRoot = process.getuid?.() === 0;
const CANARY = 'canary-of-the-worker';

/** What a process of Chromium shows of itself. */
async function seenOf(pid: number) {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8');
  const [environ, status, line] = await Promise.all([read('environ'), read('status'), read('cmdline')]);
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1]?.split(/\s+/) ?? [];
  const names = environ.split('\0').flatMap((entry) => entry.split('=')[0] || []);
  return { names, environ, uids: field('Uid'), groups: field('Groups'), noNewPrivs: field('NoNewPrivs'), line };
}

function family(leader: number): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,pgid='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, group]) => (group === leader && pid ? [pid] : []));
}

it.runIf(isRoot)(
  'runs every process as a user of its own, in its sandbox, with an environment of four names',
  async () => {
    await using world = await createSignInWorld({ twoFactor: 'text' }, { launch: launchChromium });
    process.env.CANARY_OF_THE_WORKER = CANARY;
    let seen: Awaited<ReturnType<typeof seenOf>>[] = [];

    await world.signIn({
      async ask() {
        const [name = ''] = await world.left();
        await expect.poll(() => readFile(join(world.root, name, 'browser.json'), 'utf8').catch(() => '')).not.toBe('');
        const { pid } = JSON.parse(await readFile(join(world.root, name, 'browser.json'), 'utf8'));
        seen = await Promise.all(family(pid).map(seenOf));
        return { kind: 'gave_up' };
      },
    });

    delete process.env.CANARY_OF_THE_WORKER;
    const uid = String(browserUser(program)?.uid);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen[0]?.names.sort()).toEqual(['HOME', 'LANG', 'PATH', 'TMPDIR']); // the first only: its children overwrite theirs
    for (const { environ, uids, groups, noNewPrivs, line } of seen) {
      expect(new Set(uids)).toEqual(new Set([uid]));
      expect(groups.filter(Boolean)).toEqual([]);
      expect(noNewPrivs).toEqual(['1']);
      expect(environ).not.toContain(CANARY);
      expect(line).not.toContain('--no-sandbox');
    }
  },
);

it.runIf(isRoot)('could read neither the environment of the worker nor its files, whoever took it over', async () => {
  const home = await mkdtemp(join(tmpdir(), 'installation-'));
  await chmod(home, 0o755);
  await writeFile(join(home, '.env'), CANARY, { mode: 0o600 });
  await mkdir(join(home, '.data'), { mode: 0o711 });
  await mkdir(join(home, '.data', 'logs'), { mode: 0o700 });
  await writeFile(join(home, '.data', 'logs', 'mutuals.log'), CANARY);
  const worker = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1e6)'], {
    env: { NODE_ENV: 'test', VAULT_PRIVATE_KEYS: CANARY },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(worker.stdout, 'data');
  const paths = [`/proc/${worker.pid}/environ`, join(home, '.env'), join(home, '.data', 'logs', 'mutuals.log')];
  const user = browserUser(program);
  /** What the browser's user sees. */
  const asBrowser = (command: string) => {
    const env = {
      NODE_ENV: 'test' as const,
      PATH: '/usr/bin:/bin',
      HOME: '/tmp',
      BROWSER_UID: `${user?.uid}`,
      BROWSER_GID: `${user?.gid}`,
      BROWSER_PROGRAM: '/bin/sh',
    };
    return spawnSync(join(import.meta.dirname, 'as-user.sh'), ['-c', command], { env, encoding: 'utf8' });
  };
  try {
    for (const path of paths) {
      expect(execFileSync('cat', [path], { encoding: 'latin1' }), path).toContain(CANARY);
      expect(asBrowser(`cat '${path}'`), path).toMatchObject({
        status: 1,
        stdout: '',
        stderr: expect.stringContaining('Permission denied'),
      });
    }
    expect(asBrowser(`ls '${join(home, '.data')}'`).status).not.toBe(0);
    expect(asBrowser(`kill -0 ${worker.pid}`).status).not.toBe(0);
    expect(asBrowser('id -u; id -G').stdout).toBe(`${user?.uid}\n${user?.gid}\n`);
  } finally {
    worker.kill('SIGKILL');
    await rm(home, { recursive: true });
  }
});

it('shows no page a file of this machine', async () => {
  await using world = await createSignInWorld();
  const live = await launchChromium({ executablePath: program, profileRoot: world.root });
  try {
    const page = await live.browser.newPage();
    await page.goto(`${world.instagram.origin}/accounts/login/`);
    const asked = await page.evaluate(() =>
      fetch('file:///etc/passwd').then(
        (answer) => answer.text(),
        () => 'refused',
      ),
    );
    const said = page.waitForEvent('console', (message) =>
      message.text().includes('Not allowed to load local resource'),
    );
    await page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    await said;

    expect(asked).toBe('refused');
    expect(new URL(page.url()).origin).toBe(world.instagram.origin);
  } finally {
    await live.close();
  }
});

it('is known to the start as it is, and what is missing is said with what to do', async () => {
  const found = await tryChromium(program);

  expect(found).toMatchObject({ program, user: isRoot ? 'own' : 'worker' });
  expect(confinementLine({ program, user: 'own', sandbox: true })).toBe('as mutuals-browser, sandboxed');
  expect(confinementSentences({ program, user: 'own', sandbox: true })).toEqual([]);
  expect(confinementSentences({ program, user: 'own', sandbox: false })).toEqual([
    expect.stringContaining('user namespaces'),
  ]);
  expect(confinementSentences({ program, user: 'worker', sandbox: false })).toEqual([
    expect.stringContaining('the settings included'),
  ]);
  expect(confinementSentences({ program, user: 'root', sandbox: false })).toEqual([expect.stringContaining('as root')]);
});

it.runIf(isRoot)(
  'begins without its sandbox where the kernel forbids it, and says so; where it does not, with it',
  () => {
    const { uid = 0, gid = 0 } = browserUser(program) ?? {};
    const ordinary = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
    /** Forbids user namespaces, as some machines do. */
    const forbid =
      'echo 0 > /proc/sys/user/max_user_namespaces && exec setpriv --ambient-caps=-all --inh-caps=-all "$@"';
    const forbidden = ['unshare', '--user', '--map-current-user', '--keep-caps', 'sh', '-c', forbid, '-'];
    const room = JSON.stringify(join(import.meta.dirname, 'try-chromium.ts'));
    const source = `import { tryChromium } from ${room}; console.log(JSON.stringify(await tryChromium(${JSON.stringify(program)})));`;
    const found = (before: string[]) => {
      const [command = '', ...args] = [...before, process.execPath, '--input-type=module', '-e', source];
      return JSON.parse(
        spawnSync(command, args, { encoding: 'utf8', env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: '/tmp' } })
          .stdout,
      );
    };

    expect(found([...ordinary, ...forbidden])).toEqual({ program, user: 'worker', sandbox: false });
    expect(found(ordinary)).toEqual({ program, user: 'worker', sandbox: true });
  },
);
