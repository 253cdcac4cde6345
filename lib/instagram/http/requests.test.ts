import { describe, expect, it } from 'vitest';
import { createAnsweringServer, identityFor, type Played } from '#/testing/servers/answering-server.ts';
import { cookieOf } from '../identity.ts';
import type { Dialect, ListName } from '../model.ts';
import { createInstagramHttp } from './create-instagram-http.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const PAGE: Played = { body: { users: [{ pk: '30001', username: 'grace' }], next_max_id: 'QVFEtwo==', status: 'ok' } };
const ask = (dialect: Dialect, list: ListName, cursor: string | null) =>
  ({ dialect, list, cursor, userId: 20001n, username: 'ada', declared: 1663 }) as const;

describe('a request for a page', () => {
  it('is the site’s own: path, cursor, referer, app, token and claim', async () => {
    await using server = await createAnsweringServer(() => PAGE);
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
    const identity = identityFor();

    await http.listPage(identity, ask('rest', 'followers', 'QVFE+/=='));

    expect(server.requests).toHaveLength(1);
    const [request] = server.requests;
    expect(request?.path).toBe('/api/v1/friendships/20001/followers/');
    expect(Object.fromEntries(request?.search ?? [])).toEqual({
      count: '50',
      search_surface: 'follow_list_page',
      max_id: 'QVFE+/==',
    });
    expect(request?.headers).toMatchObject({
      'user-agent': identity.userAgent,
      'accept-language': 'en-US,en;q=0.9',
      'x-ig-app-id': '936619743392459',
      'x-asbd-id': '359341',
      'x-csrftoken': 'csrf-one',
      'x-ig-www-claim': '0',
      referer: `${server.origin}/ada/followers/`,
      cookie: 'sessionid=10001%3AAbCdEfGhIjKlMn%3A12%3AAYe; ds_user_id=10001; csrftoken=csrf-one',
    });
  });

  it('starts a following list without a cursor and without a search surface', async () => {
    await using server = await createAnsweringServer(() => PAGE);
    await createInstagramHttp({ origin: server.origin, now: () => NOW }).listPage(
      identityFor(),
      ask('rest', 'following', null),
    );

    expect(server.requests[0]?.path).toBe('/api/v1/friendships/20001/following/');
    expect(Object.fromEntries(server.requests[0]?.search ?? [])).toEqual({ count: '50' });
  });

  it('by query hash is a GET with compact variables', async () => {
    await using server = await createAnsweringServer(() => PAGE);
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
    await http.listPage(identityFor(), ask('graphql_hash', 'following', 'QVFEone=='));

    const [request] = server.requests;
    expect([request?.method, request?.path]).toEqual(['GET', '/graphql/query/']);
    expect(Object.fromEntries(request?.search ?? [])).toEqual({
      query_hash: '58712303d941c6855d4e888c5f0cd22f',
      variables: '{"id":"20001","first":12,"after":"QVFEone=="}',
    });
  });

  it('by document is a POST of a form, with the CSRF token and the origin', async () => {
    await using server = await createAnsweringServer(() => PAGE);
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
    await http.listPage(identityFor(), ask('graphql_document', 'followers', null));

    const [request] = server.requests;
    const form = new URLSearchParams(request?.body);
    expect([request?.method, request?.path]).toEqual(['POST', '/graphql/query']);
    expect(request?.headers).toMatchObject({ 'x-csrftoken': 'csrf-one', origin: server.origin });
    expect(form.get('doc_id')).toMatch(/^\d+$/);
    expect(JSON.parse(form.get('variables') ?? '')).toMatchObject({ userID: '20001', after: null });
  });

  it('is not sent with a user agent that cannot be one', async () => {
    await using server = await createAnsweringServer(() => PAGE);
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
    const answer = await http.listPage(
      { ...identityFor(), userAgent: 'Mozilla\r\nX-Evil: 1' },
      ask('rest', 'followers', null),
    );

    expect(answer.verdict).toBe('wrong_identity');
    expect(server.requests).toEqual([]);
  });
});

describe('the identity in an answer', () => {
  it('carries changed cookies and the claim, which the next request sends', async () => {
    await using server = await createAnsweringServer(() => ({
      ...PAGE,
      headers: [
        ['set-cookie', 'csrftoken=csrf-two; Max-Age=31449600; Path=/; Secure'],
        ['set-cookie', 'rur="EAG\\05410001\\0541795608000:01f7"; Path=/; HttpOnly; SameSite=Lax'],
        ['set-cookie', 'stray=1; Domain=.example.org; Path=/'],
        ['x-ig-set-www-claim', 'hmac.AR0'],
      ],
    }));
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });

    const first = await http.listPage(identityFor(), ask('rest', 'followers', null));
    if (first.verdict !== 'page') throw new Error(first.verdict);
    await http.listPage(first.identity, ask('rest', 'followers', 'QVFEtwo=='));

    expect(cookieOf(first.identity, 'stray')).toBeUndefined();
    expect(server.requests[1]?.headers).toMatchObject({ 'x-csrftoken': 'csrf-two', 'x-ig-www-claim': 'hmac.AR0' });
    expect(server.requests[1]?.headers.cookie).toContain('rur="EAG\\05410001\\0541795608000:01f7"');
    expect(server.requests[1]?.headers.cookie).not.toContain('csrf-one');
  });

  it('is the same object when Instagram changed nothing', async () => {
    await using server = await createAnsweringServer(() => PAGE);
    const identity = identityFor();
    const answer = await createInstagramHttp({ origin: server.origin, now: () => NOW }).listPage(
      identity,
      ask('rest', 'followers', null),
    );

    expect(answer).toMatchObject({ verdict: 'page' });
    if (answer.verdict === 'page') expect(answer.identity).toBe(identity);
  });

  it('sends no cookie of another host, none that is over, and none that is empty', async () => {
    await using server = await createAnsweringServer(() => PAGE);
    const base = identityFor('127.0.0.1', { mid: '' });
    const [sample] = base.storageState.cookies;
    if (!sample) throw new Error('no cookie');
    const more = [
      { ...sample, name: 'foreign', domain: '.instagram.com' },
      { ...sample, name: 'over', expires: NOW.getTime() / 1000 - 1 },
      { ...sample, name: 'elsewhere', path: '/direct/' },
    ];
    const identity = {
      ...base,
      storageState: { ...base.storageState, cookies: [...base.storageState.cookies, ...more] },
    };
    await createInstagramHttp({ origin: server.origin, now: () => NOW }).listPage(
      identity,
      ask('rest', 'followers', null),
    );

    expect(server.requests[0]?.headers.cookie).not.toMatch(/foreign|over|elsewhere|mid=/);
  });
});

describe('a page', () => {
  it('keeps ids exact, whether they come as text, as numbers or beyond 2^53', async () => {
    const users =
      '[{"pk":"30001","username":"a"},{"pk":30002,"username":"b"},{"pk":9007199254740993,"username":"c"},{"id":"30004","username":"d"}]';
    await using server = await createAnsweringServer(() => ({
      body: `{"users":${users},"next_max_id":100,"status":"ok"}`,
    }));
    const answer = await createInstagramHttp({ origin: server.origin, now: () => NOW }).listPage(
      identityFor(),
      ask('rest', 'following', null),
    );

    expect(answer).toMatchObject({ verdict: 'page', value: { next: '100', limited: false } });
    if (answer.verdict !== 'page') return;
    expect(answer.value.users.map(({ id }) => id)).toEqual([30001n, 30002n, 9007199254740993n, 30004n]);
  });

  it.each([undefined, null, ''])('is the last one when next_max_id is %j, whatever has_more says', async (next) => {
    await using server = await createAnsweringServer(() => ({
      body: { users: [{ pk: 1, username: 'a' }], next_max_id: next, has_more: true, status: 'ok' },
    }));
    const answer = await createInstagramHttp({ origin: server.origin, now: () => NOW }).listPage(
      identityFor(),
      ask('rest', 'followers', 'x'),
    );

    expect(answer).toMatchObject({ verdict: 'page', value: { next: null } });
  });

  it.each(['should_limit_list_of_followers', 'should_limit_list_of_followings'])(
    'is limited when %s says so',
    async (flag) => {
      await using server = await createAnsweringServer(() => ({
        body: { users: [{ pk: 1, username: 'a' }], [flag]: true, status: 'ok' },
      }));
      const answer = await createInstagramHttp({ origin: server.origin, now: () => NOW }).listPage(
        identityFor(),
        ask('rest', 'followers', null),
      );

      expect(answer).toMatchObject({ verdict: 'page', value: { limited: true, next: null } });
    },
  );
});
