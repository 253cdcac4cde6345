import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ALL_SETTINGS } from '#/lib/platform/settings.ts';
import { ROOT } from '../paths.ts';
import { heapFlags } from '../process/heap-flags.ts';
import { SERVICES } from '../settings/compose-settings.ts';
import { SECRETS_IN_FILES } from '../settings/secret-files.ts';

type Service = {
  environment?: Record<string, string>;
  secrets?: string[];
  networks?: string[] | Record<string, { aliases?: string[] }>;
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  privileged?: boolean;
  user?: string;
  security_opt?: string[];
  tmpfs?: string[];
  volumes?: string[];
  ports?: string[];
  mem_limit?: string;
  pids_limit?: number;
  image: string;
  build?: { target: string; args: Record<string, string> };
  healthcheck?: unknown;
};
type Compose = {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  secrets: Record<string, { file: string }>;
};

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const compose: Compose = parse(read('docker-compose.yml'), { merge: true });
const dockerfile = read('Dockerfile');
const services = Object.entries(compose.services);
const service = (name: string) => compose.services[name] ?? { image: '' };
const networksOf = ({ networks = [] }: Service) => (Array.isArray(networks) ? networks : Object.keys(networks));
const of = (name: string, what: 'secrets' | 'networks') =>
  [...(what === 'secrets' ? (service(name).secrets ?? []) : networksOf(service(name)))].sort();

/** With users, without passwords. */
const ADDRESSES = ['DATABASE_URL', 'BACKUP_DATABASE_URL'];
const VOLUMES: Record<string, string[]> = { db: ['database:/var/lib/postgresql'], worker: ['backups:/backups'] };

describe('what each program of docker-compose.yml is given', () => {
  it.each(Object.entries(SERVICES))('%s: every setting that is its own, and no other program’s', (name, program) => {
    const own = ALL_SETTINGS.filter(({ goesTo }) => goesTo.includes(program));
    const given = Object.keys(service(name).environment ?? {}).map((variable) => variable.replace(/_FILE$/, ''));
    expect(own.filter((setting) => !setting.ofMachine && !given.includes(setting.name))).toEqual([]);
    const others = ALL_SETTINGS.filter((setting) => !own.includes(setting));
    expect(others.filter((setting) => given.includes(setting.name))).toEqual([]);
  });

  it('the address of the dashboard also where .env says none: the library of the sign-in reads it by itself', () => {
    expect(service('web').environment?.NEXTAUTH_URL).toMatch(/:-http:\/\/127\.0\.0\.1:3000\}$/);
    // given, the common pace would stand in the way of the sandbox's
    expect(service('web').environment?.LIST_INTERVAL_MS).toMatch(/:-\}$/);
  });

  it.each(services.map(([name]) => [name]))('%s: secrets as files alone, each of which it is shown', (name) => {
    const { environment = {}, secrets = [] } = service(name);
    const secret = ALL_SETTINGS.filter((setting) => setting.secret).map((setting) => setting.name);
    const inEnvironment = Object.entries(environment).filter(([variable, value]) => {
      const named = ADDRESSES.includes(variable) ? [] : [variable];
      return [...named, ...`${value}`.matchAll(/\$\{(\w+)/g)].some((match) =>
        secret.includes(typeof match === 'string' ? match : (match[1] ?? '')),
      );
    });
    expect(inEnvironment).toEqual([]);
    for (const address of ADDRESSES) expect(environment[address] ?? '').not.toMatch(/:[^/]*@/);
    const files = Object.entries(environment).flatMap(([variable, value]) =>
      variable.endsWith('_FILE') ? [value] : [],
    );
    expect(files.map((path) => path.replace('/run/secrets/', '')).sort()).toEqual([...secrets].sort());
  });

  it('comes from files that "npm run secrets" writes', () => {
    const used = new Set(services.flatMap(([, { secrets = [] }]) => secrets));
    expect(Object.keys(compose.secrets).sort()).toEqual([...used].sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).toBe(`./secrets/${name}`);
      expect(SECRETS_IN_FILES).toContain(name);
    }
    expect(read('.gitignore')).toMatch(/^secrets\/$/m);
    expect(read('.dockerignore')).toMatch(/^secrets$/m);
  });

  it('opens credentials in the worker alone, pictures in worker and dashboard, and nothing in the browser', () => {
    const holders = (secret: string) =>
      services.flatMap(([name, { secrets = [] }]) => (secrets.includes(secret) ? [name] : []));
    expect(holders('VAULT_PRIVATE_KEYS')).toEqual(['worker']);
    expect(holders('PICTURE_KEY')).toEqual(['web', 'worker']);
    expect(holders('NEXTAUTH_SECRET')).toEqual(['web']);
    expect(holders('POSTGRES_PASSWORD')).toEqual(['db', 'migrate']);
    for (const program of ['web', 'worker', 'bot'])
      expect(holders(`DATABASE_PASSWORD_${program.toUpperCase()}`)).toEqual(['migrate', program]);
    expect(holders('TELEGRAM_TOKEN')).toEqual(['worker', 'bot']);
    for (const name of ['browser', 'sandbox']) expect(of(name, 'secrets')).toEqual([]);
    expect(Object.keys(service('browser').environment ?? {}).sort()).toEqual(['BROWSER_HOST', 'SANDBOX', 'SANDBOX_AT']);
  });
});

describe.each(services)('the container of %s', (name, container) => {
  it('writes to memory and named volumes alone', () => {
    expect(container.read_only).toBe(true);
    for (const mount of container.tmpfs ?? []) expect(mount).toMatch(/:.*size=\d+m/);
    expect(container.volumes ?? []).toEqual(VOLUMES[name] ?? []);
  });

  it('has no capability, gains none, and is not root', () => {
    expect(container.cap_drop).toEqual(['ALL']);
    expect(container.cap_add).toBeUndefined();
    expect(container.privileged).toBeUndefined();
    expect(container.security_opt).toContain('no-new-privileges:true');
    const target = container.build?.target;
    const stage = dockerfile.split(/^FROM /m).find((text) => text.split('\n')[0]?.endsWith(` AS ${target}`));
    expect(container.user ?? /^USER (\w+)$/m.exec(stage ?? '')?.[1]).toMatch(/^(node|postgres)$/);
  });

  it.each(['web', 'worker', 'bot'] as const)('%s: tells Node of the same memory as "npm start" does', (program) => {
    const { environment = {} } = service(program);
    expect(environment.NODE_OPTIONS).toBe(heapFlags(program, environment).join(' '));
  });

  it('has bounds of memory and processes', () => {
    expect(container.mem_limit).toMatch(/^\d+[mg]$/);
    expect(container.pids_limit).toBeGreaterThan(0);
  });

  it('is made from an image that is named by its digest', () => {
    const named = container.build ? container.build.args.NODE_IMAGE : container.image;
    expect(named).toMatch(/@sha256:[0-9a-f]{64}\}$/);
  });

  it('is asked for its health, where it goes on running', () => {
    if (!['migrate', 'sandbox'].includes(name)) expect(container.healthcheck).toBeDefined();
  });
});

describe('the networks', () => {
  const members = (network: string) =>
    services.flatMap(([name, container]) => (networksOf(container).includes(network) ? [name] : []));

  it('are named for each container: none is on the one that all would share', () => {
    for (const [name, { networks }] of services) expect(networks, name).not.toEqual(undefined);
  });

  it('show the database to the programs that work with it, and have no way out', () => {
    expect(members('data')).toEqual(['db', 'migrate', 'web', 'worker', 'bot']);
    expect(of('db', 'networks')).toEqual(['data']);
    expect(compose.networks.data).toEqual({ internal: true });
  });

  it('show the browser to the worker alone, and keep it from the database', () => {
    expect(members('driving')).toEqual(['worker', 'browser']);
    expect(compose.networks.driving).toEqual({ internal: true });
    const others = of('browser', 'networks').filter((network) => network !== 'driving');
    for (const network of others)
      expect(members(network).filter((name) => !['browser', 'sandbox'].includes(name))).toEqual([]);
    expect(service('browser').ports).toBeUndefined();
  });

  it('let browsers be driven in the worker’s network alone: the sandbox shares another one with them', () => {
    const { networks, environment, healthcheck } = service('browser');
    expect(networks).toEqual({ driving: { aliases: ['driven'] }, browsing: {}, playing: {} });
    expect(environment?.BROWSER_HOST).toBe('driven');
    expect(service('worker').environment?.BROWSER_ENDPOINT).toBe('ws://driven:3003');
    expect(JSON.stringify(healthcheck)).toContain('http://driven:3003/');
  });

  it('keep the sandbox from the database', () => {
    const seen = of('sandbox', 'networks').flatMap(members);
    expect(seen).not.toContain('db');
    expect(seen).not.toContain('migrate');
  });

  it('publish on this machine alone', () => {
    const ports = services.flatMap(([, container]) => container.ports ?? []);
    for (const port of ports) expect(port).toMatch(/^(127\.0\.0\.1|\$\{PUBLISH:-127\.0\.0\.1\}):/);
  });
});

describe('the dashboard’s image', () => {
  it('holds whatever scripts/run.ts imports: the build puts a bundle there, and none of our sources', () => {
    const stage = dockerfile.split(/^FROM /m).find((text) => text.startsWith('base AS web\n')) ?? '';
    const copied = [...stage.matchAll(/^COPY (?:--from=runtime )?(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    const { files, packages } = importsOf(join(ROOT, 'scripts', 'run.ts'));
    const needed = [
      ...files.map((file) => relative(ROOT, file)),
      ...packages.map((name) => `/app/node_modules/${name}`),
    ];
    expect(needed.filter((path) => !copied.some((one) => path === one || path.startsWith(`${one}/`)))).toEqual([]);
    expect(packages).toContain('zod');
  });

  function importsOf(entry: string): { files: string[]; packages: string[] } {
    const files = new Set([entry]);
    const packages = new Set<string>();
    for (const file of files) {
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
        /^(?!import type)(?:import|.* from) '(.+)';$/gm,
      )) {
        if (name.startsWith('#/')) files.add(join(ROOT, name.slice(2)));
        else if (name.startsWith('.')) files.add(join(dirname(file), name));
        else if (!name.startsWith('node:')) packages.add(name);
      }
    }
    return { files: [...files], packages: [...packages] };
  }
});

describe('the browser’s container', () => {
  it('lets Chromium build its own sandbox, and forbids what a browser never needs', () => {
    const profile = service('browser')
      .security_opt?.find((option) => option.startsWith('seccomp:'))
      ?.slice('seccomp:'.length);
    const { defaultAction, syscalls } = JSON.parse(read(profile ?? ''));
    const forbidden: string[] = syscalls.flatMap(({ names }: { names: string[] }) => names);
    expect(defaultAction).toBe('SCMP_ACT_ALLOW');
    for (const needed of ['clone', 'clone3', 'unshare', 'chroot']) expect(forbidden).not.toContain(needed);
    for (const never of ['ptrace', 'mount', 'bpf', 'kexec_load', 'init_module', 'keyctl', 'perf_event_open', 'setns'])
      expect(forbidden).toContain(never);
  });

  it('has the worker’s version of Playwright: both images are made from one lock file', () => {
    const stages = ['worker', 'browser'].map((target) =>
      new RegExp(`^FROM runtime AS ${target}$`, 'm').test(dockerfile),
    );
    expect(stages).toEqual([true, true]);
    expect(dockerfile.match(/chromium-headless-shell fonts/g)).toHaveLength(1);
  });
});
