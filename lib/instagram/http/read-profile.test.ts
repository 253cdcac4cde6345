import { describe, expect, it } from 'vitest';
import { createAnsweringServer, identityFor, type Played } from '#/testing/servers/answering-server.ts';
import { createInstagramHttp } from './create-instagram-http.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const ADA = {
  id: 20001n,
  username: 'ada',
  fullName: 'Ada',
  isPrivate: false,
  isVerified: true,
  followers: 1663,
  following: 512,
};
const WEB: Played = {
  body: {
    data: {
      user: {
        id: '20001',
        username: 'ada',
        full_name: 'Ada',
        is_private: false,
        is_verified: true,
        edge_followed_by: { count: 1663 },
        edge_follow: { count: 512 },
        followed_by_viewer: true,
        profile_pic_url_hd: 'https://scontent.example.org/ada.jpg',
      },
    },
    status: 'ok',
  },
};
const FOUND: Played = {
  body: { users: [{ user: { pk: '7', username: 'ada.2' } }, { user: { pk: 20001, username: 'Ada' } }], status: 'ok' },
};
const info = (more: object = {}): Played => ({
  body: {
    user: {
      pk: '20001',
      username: 'ada',
      full_name: 'Ada',
      is_private: false,
      is_verified: true,
      follower_count: 1663,
      following_count: 512,
      ...more,
    },
    status: 'ok',
  },
});
const MISSING: Played = { status: 404, body: '<html><body>not here</body></html>' };
const E1: Played = { status: 401, body: { message: 'Please wait.', require_login: true, status: 'fail' } };

type Site = { web?: Played; search?: Played; info?: Played; show?: Played; settings?: Played };

function pathPlayed(site: Site, path: string): Played {
  if (path.includes('web_profile_info')) return site.web ?? WEB;
  if (path.includes('topsearch')) return site.search ?? FOUND;
  if (path.includes('friendships/show')) return site.show ?? MISSING;
  if (path.includes('accounts/edit')) return site.settings ?? MISSING;
  return site.info ?? info();
}

async function lookUp(site: Site, times = 1) {
  await using server = await createAnsweringServer(({ path }) => pathPlayed(site, path));
  const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
  let answer = await http.profile(identityFor(), { username: 'ada' });
  for (let time = 1; time < times; time += 1) answer = await http.profile(identityFor(), { username: 'ada' });
  return { answer, paths: server.requests.map(({ path }) => path) };
}

describe('looking a profile up', () => {
  it('is one request when all is well', async () => {
    const { answer, paths } = await lookUp({});
    expect(answer).toMatchObject({
      verdict: 'page',
      value: { ...ADA, followedByViewer: true, avatarUrl: 'https://scontent.example.org/ada.jpg' },
    });
    expect(paths).toEqual(['/api/v1/users/web_profile_info/']);
  });

  it.each([
    ['answers 429 to an account it never served', { status: 429 }],
    ['is retired', { status: 200, body: '<html><div id="react-root"></div></html>' }],
    [
      'fails on a business category',
      { status: 400, body: { message: 'Asset asset://laser.provider/x has been deleted.', status: 'fail' } },
    ],
    ['claims that nobody has this name', MISSING],
    ['claims that the user is null', { body: { data: { user: null }, status: 'ok' } }],
    ['calls the user agent wrong', { status: 400, body: { message: 'useragent mismatch', status: 'fail' } }],
    ['answers in a shape that nobody knows', { body: { data: { profile: { handle: 'ada' } }, status: 'ok' } }],
    ['shows a page of the site that nobody knows', { body: '<html><title>Sorry • Instagram</title></html>' }],
  ] satisfies [string, Played][])('finds the same profile when the first address %s', async (_name, web) => {
    const { answer, paths } = await lookUp({ web });
    expect(answer).toMatchObject({ verdict: 'page', value: ADA });
    expect(paths).toEqual(['/api/v1/users/web_profile_info/', '/web/search/topsearch/', '/api/v1/users/20001/info/']);
  });

  it('waits for a place in the budget before each further request', async () => {
    await using server = await createAnsweringServer(({ path }) => pathPlayed({ web: MISSING }, path));
    const before: number[] = [];
    const pace = async () => void before.push(server.requests.length);
    await createInstagramHttp({ origin: server.origin, now: () => NOW }).profile(identityFor(), {
      username: 'ada',
      pace,
    });

    expect(before).toEqual([1, 2]);
  });

  it('remembers for a while that the first address is closed', async () => {
    const { paths } = await lookUp({ web: { status: 429 } }, 2);
    expect(paths.filter((path) => path.includes('web_profile_info'))).toHaveLength(1);
  });

  it('takes a 429 at its word once the address has served this account', async () => {
    const site: Site = {};
    await using server = await createAnsweringServer(({ path }) => pathPlayed(site, path));
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
    await http.profile(identityFor(), { username: 'ada' });
    site.web = { status: 429 };

    expect(await http.profile(identityFor(), { username: 'ada' })).toMatchObject({ verdict: 'throttled' });
    expect(server.requests).toHaveLength(2);
  });

  it('says that nobody has this name only after a second opinion', async () => {
    const { answer, paths } = await lookUp({
      web: MISSING,
      search: { body: { users: [{ user: { pk: 7, username: 'ada.2' } }] } },
    });
    expect(answer).toMatchObject({ verdict: 'target_missing' });
    expect(paths).toHaveLength(2);
  });

  it('hears from the second opinion that it is the session that is gone', async () => {
    const { answer } = await lookUp({ web: { body: { data: { user: null }, status: 'ok' } }, search: E1 });
    expect(answer).toMatchObject({ verdict: 'unclear', catalogue: 'E1' });
  });

  it('does not call somebody missing whose business category fails and whom the search does not know', async () => {
    const web: Played = {
      status: 400,
      body: { message: 'Asset asset://laser.provider/x has been deleted.', status: 'fail' },
    };
    const { answer } = await lookUp({ web, search: { body: { users: [] } } });
    expect(answer).toMatchObject({ verdict: 'unreachable', catalogue: 'E28' });
  });

  it('asks nothing more after an unclear answer, and takes the detour once a probe found the account signed in', async () => {
    const settings: Played = { body: '<html><div id="react-root"></div></html>' };
    await using server = await createAnsweringServer(({ path }) => pathPlayed({ web: E1, settings }, path));
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });

    expect(await http.profile(identityFor(), { username: 'ada' })).toMatchObject({ verdict: 'unclear' });
    expect(server.requests).toHaveLength(1);
    expect(await http.probe(identityFor())).toMatchObject({ verdict: 'page' });
    expect(await http.profile(identityFor(), { username: 'ada' })).toMatchObject({ verdict: 'page', value: ADA });
  });

  it('asks whether the viewer follows a private profile when the detour did not say', async () => {
    const { answer } = await lookUp({
      web: MISSING,
      info: info({ is_private: true }),
      show: { body: { following: true, status: 'ok' } },
    });
    expect(answer).toMatchObject({ verdict: 'page', value: { isPrivate: true, followedByViewer: true } });
  });

  it('refuses the profile of somebody else, by name and by id', async () => {
    const other = structuredClone(WEB.body) as { data: { user: { username: string } } };
    other.data.user.username = 'grace';
    expect((await lookUp({ web: { body: other }, info: info({ pk: '7' }) })).answer).toMatchObject({
      verdict: 'unrecognised',
    });
  });

  it.each([
    ['null', null],
    ['missing', undefined],
    ['negative', -1],
    ['absurd', 1e15],
    ['a fraction', 1.5],
    ['a word', 'many'],
    ['short for something', '1.6K'],
  ])('reads a profile whose counters are %s: the totals are unknown, by each address', async (_what, count) => {
    const user = { ...(WEB.body as { data: { user: object } }).data.user };
    const web = { body: { data: { user: { ...user, edge_followed_by: { count }, edge_follow: null } }, status: 'ok' } };
    const unknown = { verdict: 'page', value: { ...ADA, followers: null, following: null } };
    expect(await lookUp({ web })).toMatchObject({ answer: unknown, paths: { length: 1 } });

    const byId = info({ follower_count: count, following_count: count });
    expect((await lookUp({ web: MISSING, info: byId })).answer).toMatchObject(unknown);
  });

  it('reads counters as text, flags in any type, and a name that the database could not hold', async () => {
    const user = {
      id: 20001,
      username: 'A\u0000da',
      full_name: 'Ada\u0000 \ud800',
      is_private: 'false',
      is_verified: 1,
      edge_followed_by: { count: '1,663' },
      edge_follow: { count: '512' },
      followed_by_viewer: 'true',
      profile_pic_url_hd: 'https://scontent.example.org/a\u0000.jpg',
      profile_pic_url: 'https://scontent.example.org/ada.jpg',
    };
    const { answer } = await lookUp({ web: { body: { data: { user }, status: 'ok' } } });
    expect(answer).toMatchObject({
      verdict: 'page',
      value: {
        ...ADA,
        username: 'Ada',
        fullName: 'Ada \ufffd',
        followedByViewer: true,
        avatarUrl: 'https://scontent.example.org/ada.jpg',
      },
    });
  });

  it.each([
    ['somebody of that name without an id that can be read', [{ user: { pk: 1.5, username: 'ada' } }]],
    ['only rows in a shape that nobody knows', [{ node: { handle: 'ada' } }]],
  ])('calls nobody missing when the search finds %s', async (_what, users) => {
    const retired = { body: '<html><div id="react-root"></div></html>' };
    const { answer } = await lookUp({ web: retired, search: { body: { users } } });
    expect(answer).toMatchObject({ verdict: 'endpoint_retired', catalogue: 'E24' });
  });

  it('calls nobody missing while the second opinion cannot be heard', async () => {
    const { answer } = await lookUp({ web: MISSING, search: { status: 503 } });
    expect(answer).toMatchObject({ verdict: 'unreachable', catalogue: 'E29' });
  });

  it('says by which row of the catalogue it knows that nobody has this name', async () => {
    const search: Played = { body: { users: [] } };
    const web: Played = { body: { data: { user: null }, status: 'ok' } };
    expect((await lookUp({ web, search })).answer).toMatchObject({ verdict: 'target_missing', catalogue: 'E25' });
  });
});
