/** What every answer carries, and what no answer tells (docs/facts/reliability.md#attacks: C23 to C25 and D34). */
import assert from 'node:assert/strict';
import { type Answer, actionNamed, knock } from './knock.ts';
import { buildOf, type Target } from './target.ts';

/** Answers of every kind: pages, files, errors, refusals, and what only looks like one of them. */
async function answersOf(target: Target): Promise<Record<string, Answer>> {
  const { cookie } = target.people.owner;
  const search = target.build ? actionNamed('searchAction', buildOf(target)).id : 'zz';
  const action = (id: string, body: string) =>
    knock(target, '/', { method: 'POST', cookie, headers: { 'next-action': id, origin: target.url }, body });
  const signIn = { method: 'POST', headers: { origin: target.url, 'content-type': 'application/json' }, body: '{' };
  return {
    page: await knock(target, '/', { cookie }),
    'sign-in': await knock(target, '/sign-in'),
    redirect: await knock(target, '/'),
    'no such page': await knock(target, '/nowhere', { cookie }),
    'no such file': await knock(target, '/_next/static/chunks/nothing.js'),
    'bad encoding': await knock(target, '/%E0%A4%A', { cookie }),
    api: await knock(target, '/api/v1/me'),
    'no such route': await knock(target, '/api/nowhere'),
    'what only begins like a file': await knock(target, '/fonts/x', { cookie }),
    'a file that robots ask for': await knock(target, '/robots.txt', { cookie }),
    'more than an icon': await knock(target, '/icon.svg.x', { cookie }),
    'under an icon': await knock(target, '/icon.svg/x', { cookie }),
    'like a folder of the build': await knock(target, '/_next/staticx', { cookie }),
    'no such picture': await knock(target, '/_next/image?url=x&w=64&q=75', { cookie }),
    'bad action': await action('zz', '[]'),
    'broken action': await action(search, '{{{'),
    'broken sign-in': await knock(target, '/api/auth/callback/credentials', signIn),
  };
}

/** C23. */
export async function policiesLetNoScriptIn(target: Target): Promise<void> {
  const nonces = new Set<string>();
  const pages = ['/', '/sign-in', '/settings', '/nowhere'];
  for (const path of pages) {
    const answer = await knock(target, path, { cookie: target.people.owner.cookie });
    const policy = answer.headers.get('content-security-policy') ?? '';
    const scripts = policy.split('; ').find((rule) => rule.startsWith('script-src')) ?? '';
    assert.match(scripts, /'nonce-[\w+/=]+' 'strict-dynamic'/, path);
    assert.doesNotMatch(scripts, /unsafe/, path);
    assert.match(policy, /object-src 'none'; base-uri 'none'/, path);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  }
  assert.equal(nonces.size, pages.length, 'each answer has a nonce of its own');
  for (const [name, { headers }] of Object.entries(await answersOf(target))) {
    if (!headers.get('content-type')?.includes('html')) continue;
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /object-src 'none'/, name);
    assert.match(policy, /frame-ancestors 'none'/, name);
    assert.match(policy, /script-src ('none'|'self' 'nonce-)/, name);
  }
}

/** C24. */
export async function everyAnswerIsProtected(target: Target): Promise<void> {
  for (const [name, { headers }] of Object.entries(await answersOf(target))) {
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=(\d{8,})/, name);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', name);
    assert.equal(headers.get('referrer-policy'), 'same-origin', name);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', name);
    assert.equal(headers.get('x-frame-options'), 'DENY', name);
  }
}

/** C25. */
export async function nothingOfOursIsCached(target: Target): Promise<void> {
  const { cookie } = target.people.owner;
  for (const path of ['/', '/checks', '/settings', '/customers', '/api/v1/me']) {
    const { headers } = await knock(target, path, { cookie });
    assert.match(headers.get('cache-control') ?? '', /no-store/, path);
  }
  const marked = await knock(target, '/customers', { cookie, headers: { rsc: '1' } });
  const payload = await knock(target, marked.headers.get('location') ?? '', { cookie, headers: { rsc: '1' } });
  assert.match(payload.headers.get('content-type') ?? '', /text\/x-component/);
  assert.match(payload.headers.get('cache-control') ?? '', /no-store/);
}

/** D34. */
export async function noAnswerTellsOfTheMachine(target: Target): Promise<void> {
  const machine = /node_modules|\bat [\w.<>]+ \(|file:\/\/|\bselect \S+ from\b|PrismaClient|ECONNREFUSED/i;
  for (const [name, { headers, text }] of Object.entries(await answersOf(target))) {
    assert.doesNotMatch(text, machine, name);
    for (const header of ['x-powered-by', 'server']) assert.equal(headers.get(header), null, `${name}: ${header}`);
  }
}
