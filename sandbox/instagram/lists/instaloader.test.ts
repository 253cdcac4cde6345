import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';

/**
 * Proof that the sandbox speaks the site's protocol: unmodified Instaloader signs in, passes the second factor and
 * lists followers. Only host names and a certificate authority are set.
 */
const run = promisify(execFile);
/** Debian's package belongs to the system's Python. */
const python = ['python3', '/usr/bin/python3'].find(
  (candidate) => spawnSync(candidate, ['-c', 'import instaloader']).status === 0,
);
const missing = whatIsMissing();

describe.skipIf(missing !== null)(`an unmodified Instaloader${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let folder: string;
  let instagram: InstagramSandbox;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-instaloader-'));
    const tls = await makeCertificate(folder);
    await writeFile(join(folder, 'sitecustomize.py'), SITE_CUSTOMIZE);
    await writeFile(join(folder, 'list_followers.py'), LIST_FOLLOWERS);
    instagram = await createInstagram({ seed: 'instaloader', tls });
    instagram.account({ username: 'mutuals.reader', password: 'sandbox-password', totpSeed: 'JBSWY3DPEHPK3PXP' });
    instagram.profile({ username: 'ada', followers: 137, following: 80, mutual: 40 });
  });

  afterAll(async () => {
    await instagram.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('signs in with password and authenticator code and lists all followers and followees', async () => {
    const seen = await instaloader();
    const truth = instagram.truth('ada');
    expect(seen.signedInAs).toBe('mutuals.reader');
    expect(seen.followers.map(BigInt).sort(ascending)).toEqual(truth.followers);
    expect(seen.followees.map(BigInt).sort(ascending)).toEqual(truth.following);
    expect(instagram.requests.count({ surface: 'second_factor', status: 200 })).toBe(1);
  });

  it('lowers its page length by itself when pages of 50 are refused, as in 2024', async () => {
    instagram.pageSize({ graphqlFirst: 12 });
    const seen = await instaloader();
    expect(seen.followers.map(BigInt).sort(ascending)).toEqual(instagram.truth('ada').followers);
  });

  it('sees empty lists without an error since 2026-09', async () => {
    instagram.graphqlLists('emptied_2026_09');
    expect(await instaloader()).toMatchObject({ followers: [], followees: [], declared: 137 });
  });

  async function instaloader(): Promise<Seen> {
    const account = instagram.accountOf('mutuals.reader');
    account.change({ totpSeed: freshSeed() });
    const env = {
      NODE_ENV: 'test' as const,
      PATH: process.env.PATH,
      PYTHONPATH: folder,
      REQUESTS_CA_BUNDLE: join(folder, 'ca.pem'),
      SANDBOX_PORT: new URL(instagram.origin).port,
      LOGIN: JSON.stringify({
        username: 'mutuals.reader',
        password: 'sandbox-password',
        code: account.totp(),
        target: 'ada',
      }),
    };
    const { stdout } = await run(python ?? 'python3', [join(folder, 'list_followers.py')], { env, timeout: 240_000 });
    return JSON.parse(stdout.slice(stdout.indexOf('{'))) as Seen;
  }
});

type Seen = { signedInAs: string; declared: number; followers: string[]; followees: string[] };

const ascending = (a: bigint, b: bigint) => (a < b ? -1 : 1);

let seeds = 0;
/** A code works once. */
function freshSeed(): string {
  seeds += 1;
  return `JBSWY3DPEHPK3PX${'PQRSTUV'[seeds] ?? 'P'}`;
}

function whatIsMissing(): string | null {
  if (python === undefined) return 'the Python package instaloader is not installed';
  if (spawnSync('openssl', ['version']).status !== 0) return 'openssl is not installed';
  return null;
}

/** Valid for a day. */
async function makeCertificate(folder: string): Promise<{ key: string; cert: string }> {
  const at = (name: string) => join(folder, name);
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '1',
    '-subj',
    '/CN=Sandbox CA',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  ]);
  await run('openssl', [
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=www.instagram.com',
    '-keyout',
    at('site.key'),
    '-out',
    at('site.csr'),
  ]);
  await writeFile(at('names'), 'subjectAltName=DNS:www.instagram.com,DNS:i.instagram.com,DNS:instagram.com\n');
  await run('openssl', [
    'x509',
    '-req',
    '-days',
    '1',
    '-in',
    at('site.csr'),
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-extfile',
    at('names'),
    '-out',
    at('site.pem'),
  ]);
  return { key: await readFile(at('site.key'), 'utf8'), cert: await readFile(at('site.pem'), 'utf8') };
}

/** As a hosts file and a port redirect would. */
const SITE_CUSTOMIZE = `
import os, socket
real = socket.getaddrinfo
def getaddrinfo(host, port, *args, **kwargs):
    if str(host).endswith('instagram.com'):
        host, port = '127.0.0.1', int(os.environ['SANDBOX_PORT'])
    return real(host, port, *args, **kwargs)
socket.getaddrinfo = getaddrinfo
`;

const LIST_FOLLOWERS = `
import json, os, instaloader
login = json.loads(os.environ['LOGIN'])
loader = instaloader.Instaloader(sleep=False, quiet=True, max_connection_attempts=1)
try:
    loader.login(login['username'], login['password'])
except instaloader.TwoFactorAuthRequiredException:
    loader.two_factor_login(login['code'])
profile = instaloader.Profile.from_username(loader.context, login['target'])
print(json.dumps({
    'signedInAs': loader.test_login(),
    'declared': profile.followers,
    'followers': [str(one.userid) for one in profile.get_followers()],
    'followees': [str(one.userid) for one in profile.get_followees()],
}))
`;
