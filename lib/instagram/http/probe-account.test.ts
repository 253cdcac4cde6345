import { describe, expect, it } from 'vitest';
import { createAnsweringServer, identityFor, type Played } from '#/testing/servers/answering-server.ts';
import { createInstagramHttp } from './create-instagram-http.ts';

const SETTINGS =
  '<!DOCTYPE html><html><body><div id="react-root"></div><script>{"config":{"viewer":{"id":"10001","username":"owner.one"}}}</script></body></html>';

async function probe(settings: Played, info: Played = { status: 404, body: '<html>' }) {
  await using server = await createAnsweringServer(({ path }) => (path.startsWith('/accounts/edit') ? settings : info));
  const http = createInstagramHttp({ origin: server.origin, now: () => new Date('2026-11-23T12:00:00Z') });
  return { answer: await http.probe(identityFor()), requests: server.requests };
}

describe('the probe', () => {
  it('is one navigation to the own settings, away from the lists', async () => {
    const { answer, requests } = await probe({ body: SETTINGS });

    expect(answer).toMatchObject({ verdict: 'page', value: { id: 10001n, username: 'owner.one' } });
    expect(requests.map(({ path }) => path)).toEqual(['/accounts/edit/']);
    expect(requests[0]?.headers.accept).toMatch(/^text\/html/);
    expect(requests[0]?.headers).not.toHaveProperty('x-csrftoken');
  });

  it.each([
    ['the login page', { status: 302, headers: [['location', '/accounts/login/?next=/accounts/edit/']] }, 'signed_out'],
    ['a challenge', { status: 302, headers: [['location', '/challenge/?next=/']] }, 'challenged'],
    ['the warning', { status: 302, headers: [['location', '/accounts/scraping_warning/']] }, 'warning'],
    ['suspended', { status: 302, headers: [['location', '/accounts/suspended/']] }, 'suspended'],
    ['home', { status: 302, headers: [['location', '/']] }, 'unclear'],
    ['too many requests', { status: 429, headers: [['retry-after', '90']] }, 'throttled'],
    ['server trouble', { status: 502 }, 'unreachable'],
    ['a foreign error page', { body: '<html><h1>Gateway</h1></html>' }, 'unreachable'],
    [
      'please wait, log in',
      { status: 401, body: { message: 'Please wait.', require_login: true, status: 'fail' } },
      'unclear',
    ],
  ] satisfies [string, Played, string][])('that meets %s says %s', async (_name, settings, verdict) => {
    const { answer, requests } = await probe(settings);
    expect(answer.verdict).toBe(verdict);
    expect(requests).toHaveLength(1);
  });

  it('asks for the own profile when the settings page has moved away', async () => {
    const moved: Played = { status: 302, headers: [['location', 'https://accountscenter.instagram.com/']] };
    const { answer, requests } = await probe(moved, {
      body: { user: { pk: '10001', username: 'owner.one' }, status: 'ok' },
    });

    expect(answer).toMatchObject({ verdict: 'page', value: { id: 10001n, username: 'owner.one' } });
    expect(requests.map(({ path }) => path)).toEqual(['/accounts/edit/', '/api/v1/users/10001/info/']);
  });

  it.each([
    [
      'a name that the database could not hold',
      { pk: 10001, username: 'own\u0000er' },
      { id: 10001n, username: 'owner' },
    ],
    ['no name', { pk: '10001', username: null }, { id: 10001n, username: null }],
    ['an id that lost digits', { pk: 1.78414e22, username: 'owner' }, { id: null, username: 'owner' }],
  ])('finds the account signed in by its own profile, with %s', async (_what, user, value) => {
    const { answer } = await probe({ status: 404, body: '<html>' }, { body: { user, status: 'ok' } });
    expect(answer).toMatchObject({ verdict: 'page', value });
  });

  it('takes an answer that names nobody for no sign of life', async () => {
    const { answer } = await probe({ status: 404, body: '<html>' }, { body: { user: {}, status: 'ok' } });
    expect(answer).toMatchObject({ verdict: 'unrecognised' });
  });
});
