/** Whatever follows an accepted password: one submission, and a person only where Instagram asks for one. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { lendChromium } from '#/testing/shared-chromium.ts';
import { createInstagramBrowser } from './create-instagram-browser.ts';
import type { SignInFailure } from './model.ts';

const FORM =
  '<form method="post"><input name="username"><input name="password" type="password"><button type="submit">Log in</button></form>';
const HOME = '<nav><a href="/direct/inbox/">Inbox</a><a href="/explore/">Explore</a></nav>';
const SESSION = ['sessionid=42%3Aabc%3A1; Path=/', 'ds_user_id=42; Path=/'];

type Site = {
  /** Every page of a signed-in window, except the front page when `home` is given. */
  page: string;
  home?: string;
  status?: number;
  canary?: [status: number, body: string];
};

const ALIVE: Site['canary'] = [200, '{"user":{"username":"ada"},"status":"ok"}'];
const UNCLEAR: Site['canary'] = [401, '{"message":"Please wait a few minutes","require_login":true}'];
const DEAD: Site['canary'] = [403, '{"message":"login_required"}'];
const NEWS = '<h2>Something new</h2><button>Breathe</button>';
const CONSENT =
  '<script>if (location.pathname !== "/consent/") location.replace("/consent/")</script><button>Agree</button>';

const SITES: [string, Site, 'signed_in' | SignInFailure][] = [
  ['an unknown page, home behind it', { page: NEWS, home: HOME }, 'signed_in'],
  ['an unknown page everywhere, the canary sings', { page: NEWS, canary: ALIVE }, 'signed_in'],
  ['an unknown page everywhere, the canary says wait', { page: NEWS, canary: UNCLEAR }, 'throttled'],
  ['the form everywhere, the canary sings', { page: FORM, canary: ALIVE }, 'signed_in'],
  ['the form everywhere, the canary says wait', { page: FORM, canary: UNCLEAR }, 'throttled'],
  ['the form everywhere, the session is dead', { page: FORM, canary: DEAD }, 'throttled'],
  ['a page that asks to wait', { page: '<p>Please wait a few minutes before you try again.</p>' }, 'throttled'],
  ['a page of too many requests', { page: '<h1>Too fast</h1>', status: 429, canary: UNCLEAR }, 'throttled'],
  ['too many requests and no page', { page: '', status: 429, canary: UNCLEAR }, 'throttled'],
  ['a consent that is wanted first', { page: CONSENT }, 'challenge_unsupported'],
  [
    'a question that does not react',
    { page: '<p>Trust this device?</p><button>Not now</button>', canary: ALIVE },
    'signed_in',
  ],
];

it.concurrent.each(SITES)('submits once and ends as the identity says: %s', async (_, site, end) => {
  let posts = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const isSignedIn = request.headers.cookie?.includes('sessionid=42') === true;
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      response.setHeader('Content-Type', 'text/html');
      if (request.method === 'POST') {
        posts += 1;
        return void response.writeHead(302, { 'Set-Cookie': SESSION, Location: '/landing/' }).end();
      }
      if (pathname.startsWith('/api/')) {
        const [status, body] = site.canary ?? [404, ''];
        return void response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
      }
      if (isSignedIn) response.statusCode = site.status ?? 200;
      response.end(!isSignedIn ? FORM : pathname === '/' ? (site.home ?? site.page) : site.page);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = createInstagramBrowser({ origin, executablePath: null, now: () => new Date(), launch: lendChromium });
  try {
    const outcome = await browser.signIn({
      ...{ username: 'ada', password: 'canary-Passw0rd', totp: null, identity: null, userAgent: null },
      ...{ signal: new AbortController().signal, capMs: 240_000, beforePassword: async () => true },
      ...{ onStep: async () => undefined, ask: async () => ({ kind: 'gave_up' }) as const },
    });

    expect(outcome.ok ? 'signed_in' : outcome.reason).toBe(end);
    expect(posts).toBe(1);
    if (!outcome.ok) expect(outcome.held).toMatchObject({ signedIn: true });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
