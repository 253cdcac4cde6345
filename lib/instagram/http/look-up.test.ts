import { describe, expect, it } from 'vitest';
import {
  createAnsweringServer,
  identityFor,
  type Played,
  type SeenRequest,
} from '#/testing/servers/answering-server.ts';
import { cookieOf } from '../identity.ts';
import { MOST_AMONG } from '../model.ts';
import { createInstagramHttp } from './create-instagram-http.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const WANTED = { id: 30001n, username: 'grace.hopper' };
const GRACE = { pk: '30001', username: 'grace.hopper', full_name: 'Grace Hopper' };
const alike = (pk: number, username = `grace.hopper${pk}`) => ({ pk, username, full_name: '' });
const STRAYS = [alike(1, 'ada'), alike(2, 'linus'), alike(3, 'anna.miller7')];
const page = (users: unknown, more: object = {}): Played => ({ body: { users, status: 'ok', ...more } });

/** Asks a server that answers these pages, one after the other. */
async function lookUp(pages: readonly Played[], wanted: { id: bigint | null; username: string } = WANTED) {
  let paced = 0;
  await using server = await createAnsweringServer(() => pages[server.requests.length - 1] ?? page([]));
  const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
  const answer = await http.findFollower(identityFor(), {
    userId: 20001n,
    username: 'ada',
    wanted,
    pace: async () => {
      paced += 1;
    },
  });
  return { answer, requests: server.requests, paced };
}

describe('a look-up', () => {
  it('asks as the site’s own dialog does, and takes a place in the budget for each page but the first', async () => {
    const { answer, requests, paced } = await lookUp([page([alike(1)], { next_max_id: 'QVFE+/==' }), page([GRACE])]);

    expect(answer).toMatchObject({ verdict: 'page', value: { finding: 'follows', requests: 2, entries: 2 } });
    const asked = { count: '50', search_surface: 'follow_list_page', query: 'grace.hopper' };
    expect(requests.map(({ path }) => path)).toEqual(Array(2).fill('/api/v1/friendships/20001/followers/'));
    expect(requests.map(({ search }) => Object.fromEntries(search))).toEqual([asked, { ...asked, max_id: 'QVFE+/==' }]);
    expect(new URL(String(requests[0]?.headers.referer)).pathname).toBe('/ada/followers/');
    expect(paced).toBe(1);
  });

  it('of another list asks there, and carries changed cookies from page to page', async () => {
    const headers = [['set-cookie', 'csrftoken=csrf-two; Path=/; Secure']] as const;
    const answers: Played[] = [{ ...page([alike(1)], { next_max_id: 'two' }), headers }, page([])];
    await using server = await createAnsweringServer(() => answers[server.requests.length - 1] ?? page([]));
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
    const ask = { list: 'following', userId: 20001n, username: 'ada', wanted: WANTED } as const;
    const answer = await http.findFollower(identityFor(), ask);

    expect(server.requests.map(({ path }) => path)).toEqual(Array(2).fill('/api/v1/friendships/20001/following/'));
    expect(server.requests[1]?.headers['x-csrftoken']).toBe('csrf-two');
    expect(answer.verdict === 'page' && cookieOf(answer.identity, 'csrftoken')).toBe('csrf-two');
  });

  const cursors = ['one', 'two', 'three', 'four', 'five', 'six'];
  const endless = cursors.map((next_max_id, at) => page([alike(at + 1)], { next_max_id }));
  const shown: [what: string, pages: Played[], finding: string][] = [
    ['the person, by id, under another name', [page([{ ...GRACE, username: 'amazing.grace' }])], 'follows'],
    ['the person on a page that ignored the name', [page([...STRAYS, GRACE])], 'follows'],
    ['the person beside a row that cannot be read', [page([{ pk: 'x' }, GRACE])], 'follows'],
    ['nobody', [page([])], 'not_found'],
    ['nobody, `users` first and an end in words', [page([], { next_max_id: '', has_more: false })], 'not_found'],
    ['only alike people', [page([alike(1), alike(2)])], 'not_found'],
    ['somebody else of that name', [page([{ ...GRACE, pk: '30002' }])], 'not_found'],
    ['alike people and one stray', [page([alike(1), alike(2), alike(3, 'ada')])], 'not_found'],
    ['alike by their full names', [page([{ pk: 4, username: 'admiral', full_name: 'Gráce HOPPER ✨' }])], 'not_found'],
    ['nobody on an empty page that leads on to the end', [page([], { next_max_id: 'two' }), page([])], 'not_found'],
    ['strays', [page(STRAYS)], 'unfiltered'],
    ['strays among alike people', [page([...STRAYS, alike(4), alike(5), alike(6)])], 'unfiltered'],
    ['a stray alone', [page(STRAYS.slice(0, 1))], 'unfiltered'],
    ['alike people, then strays', [page([alike(1)], { next_max_id: 'two' }), page(STRAYS)], 'unfiltered'],
    ['ok alone', [{ body: { status: 'ok' } }], 'unshaped'],
    ['ok with null for people', [page(null)], 'unshaped'],
    ['a row without an id', [page([alike(1), { username: 'grace.hopper' }])], 'unshaped'],
    ['rows of a new shape', [page([{ handle: 'a' }, { handle: 'b' }, { handle: 'c' }])], 'unshaped'],
    ['a cursor that cannot be sent', [page([alike(1)], { next_max_id: { a: 1 } })], 'unshaped'],
    ['no list on the second page', [page([alike(1)], { next_max_id: 'two' }), { body: { status: 'ok' } }], 'unshaped'],
    ['an odd row on the first of two', [page([null], { next_max_id: 'two' }), page([])], 'unshaped'],
    ['a part, by its own words', [page([alike(1)], { should_limit_list_of_followers: true })], 'too_many_alike'],
    ['more without a cursor', [page([alike(1)], { has_more: true })], 'too_many_alike'],
    ['one cursor for ever', Array(4).fill(page([alike(1)], { next_max_id: 'one' })), 'too_many_alike'],
    ['cursors in a circle', [...endless.slice(0, 2), ...endless.slice(0, 2)], 'too_many_alike'],
    ['no end', endless, 'too_many_alike'],
    [
      'a refused cursor',
      [...endless.slice(0, 1), { status: 400, body: { message: 'Invalid cursor', status: 'fail' } }],
      'too_many_alike',
    ],
  ];
  it.each(shown)('that shows %s', async (_what, pages, finding) => {
    const { answer, requests } = await lookUp(pages);
    expect(answer).toMatchObject({ verdict: 'page', value: { finding, requests: requests.length } });
    expect(requests.length).toBeLessThanOrEqual(5);
  });

  it('for a name that nobody should have finds whoever has it', async () => {
    const nobody = { id: null, username: 'grace.hopper' };
    expect((await lookUp([page([GRACE])], nobody)).answer).toMatchObject({ value: { finding: 'follows' } });
    expect((await lookUp([page([])], nobody)).answer).toMatchObject({ value: { finding: 'not_found' } });
  });

  it.each([
    ['a name of signs alone', '___', [alike(1, 'a___b')], 'not_found'],
    ['a name of signs alone, ignored', '___', STRAYS, 'unfiltered'],
  ])('takes %s as it is', async (_what, username, users, finding) => {
    expect((await lookUp([page(users)], { id: 9n, username })).answer).toMatchObject({ value: { finding } });
  });

  it('is refused as a list is, on whichever page', async () => {
    const limited: Played = { status: 429, headers: [['retry-after', '60']] };
    const { answer } = await lookUp([page([alike(1)], { next_max_id: 'two' }), limited]);
    expect(answer).toMatchObject({ verdict: 'throttled', until: new Date(NOW.getTime() + 60_000) });
  });
});

describe('asking who of some follows the account', () => {
  async function among(ids: readonly bigint[], played: Played) {
    const seen: SeenRequest[] = [];
    await using server = await createAnsweringServer((request) => {
      seen.push(request);
      return played;
    });
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });
    return { answer: await http.followersAmong(identityFor(), { ids }), seen, origin: server.origin };
  }

  it('posts the ids with the token, and tells only what is told', async () => {
    const statuses = {
      '1': { followed_by: true },
      '2': { followed_by: false },
      '3': { following: true },
      '9': { followed_by: true },
    };
    const { answer, seen, origin } = await among([1n, 2n, 3n, 4n], {
      body: { friendship_statuses: statuses, status: 'ok' },
    });

    expect(answer.verdict === 'page' && [...answer.value]).toEqual([
      [1n, true],
      [2n, false],
    ]);
    const [request] = seen;
    expect([request?.method, request?.path]).toEqual(['POST', '/api/v1/friendships/show_many/']);
    expect(request?.headers).toMatchObject({ 'x-csrftoken': 'csrf-one', origin });
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({ user_ids: '1,2,3,4' });
  });

  it('for nobody asks nothing, and for too many is a mistake of the caller', async () => {
    const { answer, seen } = await among([], {});
    expect(answer).toMatchObject({ verdict: 'page', value: new Map() });
    expect(seen).toEqual([]);
    await expect(among(Array(MOST_AMONG + 1).fill(1n), {})).rejects.toThrow('At most 25');
  });

  const refused: [Played, verdict: string][] = [
    [{ body: { status: 'ok' } }, 'unrecognised'],
    [{ body: { message: 'unexpected_block_reason', status: 'fail' } }, 'throttled'],
    [{ status: 403, body: '<html>' }, 'unclear'],
  ];
  it.each(refused)('is refused by %j as %s', async (played, verdict) => {
    expect((await among([1n], played)).answer.verdict).toBe(verdict);
  });
});
