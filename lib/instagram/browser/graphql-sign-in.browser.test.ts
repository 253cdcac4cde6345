/** A form that signs in by GraphQL and shows nothing of the answer: the driver reads it on the wire. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { lendChromium } from '#/testing/shared-chromium.ts';
import { createInstagramBrowser } from './create-instagram-browser.ts';
import type { SignInFailure } from './model.ts';

const FORM = `<form><input name="email"><input name="pass" type="password"><button type="submit">Log in</button></form>
<script>document.forms[0].addEventListener('submit', (event) => {
  event.preventDefault();
  const input = { identifier: 'ada', enc_password: { sensitive_string_value: '#PWD_BROWSER:0:1:x' } };
  const body = new URLSearchParams({ doc_id: '1', variables: JSON.stringify({ input }) });
  void fetch('/api/graphql', { method: 'POST', body });
})</script>`;

const login = (fields: object) => JSON.stringify({ data: { caa_login_web: { ig_authenticated: false, ...fields } } });
const said = (style: string, text: string) => login({ error_style: style, error_message: { text } });

const ANSWERS: [string, number, string, SignInFailure][] = [
  ['a banner about the rate', 200, login({ error_style: 'RATE_LIMIT_BANNER' }), 'throttled'],
  ['a style that is new', 200, login({ error_style: 'FULL_SCREEN_DIALOG' }), 'throttled'],
  ['a refusal behind a guard', 200, `for (;;);${login({ error_style: 'BANNER' })}`, 'throttled'],
  ['no result', 200, JSON.stringify({ data: { caa_login_web: null } }), 'throttled'],
  ['words beside the field', 200, said('INLINE', 'Неверный пароль. Повторите попытку.'), 'wrong_password'],
  ['a name that nobody has', 200, said('INLINE', "We can't find an account with ada."), 'unknown_user'],
  ['a puzzle', 200, login({ is_ig_login_recaptcha: true }), 'captcha'],
  ['a deletion', 200, login({ stop_deletion_payload: { stop_deletion_date: 1_800_000_000 } }), 'deletion_pending'],
  ['a disabled account', 200, said('BANNER', 'Your account has been disabled.'), 'suspended'],
  [
    'errors without a name',
    200,
    '{"errors":[{"message":"Rate limit exceeded","code":1675004}],"data":null}',
    'throttled',
  ],
  ['too many requests', 429, '<html>Too many requests</html>', 'throttled'],
  ['an error of the server', 503, '', 'throttled'],
];

it.concurrent.each(ANSWERS)('ends at once as the answer says: %s', async (_, status, body, reason) => {
  let posts = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.method !== 'POST') return void response.setHeader('Content-Type', 'text/html').end(FORM);
      posts += 1;
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const browser = createInstagramBrowser({
      origin,
      executablePath: null,
      now: () => new Date(),
      launch: lendChromium,
    });
    const outcome = await browser.signIn({
      ...{ username: 'ada', password: 'secret', totp: null, identity: null, userAgent: null },
      ...{ signal: new AbortController().signal, capMs: 240_000 },
      beforePassword: async () => true,
      onStep: async () => undefined,
      ask: async () => ({ kind: 'gave_up' }),
    });

    expect(outcome).toMatchObject({ ok: false, reason, passwordPosts: 1 });
    expect(posts).toBe(1);
  } finally {
    server.close();
  }
});
