import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import { createPeople } from './people.ts';
import { createProfile } from './profiles.ts';
import type { SandboxAccount } from './sandbox-account.ts';

let instagram: InstagramSandbox;
let account: SandboxAccount;
let reader: Reader;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'profiles' });
  account = instagram.account({ username: 'owner', password: 'secret' });
  reader = createReader(instagram.origin, account.session().cookieHeader);
});
afterEach(() => instagram.close());

const lookUp = (username: string) =>
  reader.get(`/api/v1/users/web_profile_info/?username=${username}`, { 'x-ig-app-id': '936619743392459' });
const graphql = (path: string, parameters: Record<string, string>) =>
  reader.get(`${path}?${new URLSearchParams(parameters)}`);

describe('looking up a profile', () => {
  it('shows counters, which need not be the length of the lists', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 1663, declaredFollowers: 1670, following: 912 });
    expect(await (await lookUp('Ada')).json()).toMatchObject({
      data: {
        user: {
          id: id.toString(),
          username: 'ada',
          is_private: false,
          edge_followed_by: { count: 1670 },
          edge_follow: { count: 912 },
        },
      },
      status: 'ok',
    });
    expect(await (await reader.get(`/api/v1/users/${id}/info/`)).json()).toMatchObject({
      user: { pk: id.toString(), follower_count: 1670 },
    });
    expect(await (await reader.get('/ada/')).text()).toContain(`"profile_id":"${id}"`);
  });

  it('knows the states in which a profile can be', async () => {
    for (const state of ['private', 'missing', 'missing_null', 'suspended', 'laser'] as const)
      instagram.profile({ username: state, state });
    expect(await (await lookUp('private')).json()).toMatchObject({ data: { user: { is_private: true } } });
    for (const gone of ['missing', 'suspended', 'never.heard.of']) {
      const response = await lookUp(gone);
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset="utf-8"']);
    }
    expect(await (await lookUp('missing_null')).json()).toEqual({ data: { user: null }, status: 'ok' });
    expect((await lookUp('laser')).status).toBe(400);
    expect(await (await reader.get('/web/search/topsearch/?context=blended&query=laser')).json()).toMatchObject({
      users: [{ user: { username: 'laser' } }],
    });
  });

  it('wants the app id of the web', async () => {
    instagram.profile({ username: 'ada' });
    const response = await reader.get('/api/v1/users/web_profile_info/?username=ada');
    expect([response.status, await response.json()]).toEqual([400, { message: 'useragent mismatch', status: 'fail' }]);
  });

  it('finds everybody who is in a list, by name and by id', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 30 });
    const list = (await (await reader.get(`/api/v1/friendships/${id}/followers/?count=25`)).json()) as {
      users: { pk: string; username: string }[];
    };
    for (const { pk, username } of list.users.slice(0, 5)) {
      expect(username).toMatch(/^[a-z0-9._]{1,30}$/);
      expect(await (await lookUp(username)).json()).toMatchObject({ data: { user: { id: pk } } });
      expect(await (await reader.get(`/api/v1/users/${pk}/info/`)).json()).toMatchObject({ user: { username } });
    }
    expect(new Set(list.users.map(({ username }) => username)).size).toBe(25);
  });

  it('answers strangers without a session with 401 or the sign-in page', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 30 });
    const stranger = createReader(instagram.origin, 'sessionid=; csrftoken=""');
    expect((await stranger.page(id, 'followers', null)).text).toContain('"require_login":true');
    expect((await stranger.get('/accounts/edit/')).headers.get('location')).toBe(
      `${instagram.origin}/accounts/login/?next=%2Faccounts%2Fedit%2F`,
    );
    const probe = await stranger.get('/graphql/query?query_hash=d6f4427fbe92d846298cf93df0b937d3&variables={}');
    expect(await probe.json()).toMatchObject({ data: { user: null } });
  });
});

describe('GraphQL', () => {
  it.each(['/graphql/query', '/graphql/query/', '/api/graphql'])(
    'lists by hash and by document at %s, to the last entry',
    async (path) => {
      const { id } = instagram.profile({ username: 'ada', followers: 120, following: 70, mutual: 20 });
      const byHash = await walkGraphql(path, 'query_hash', '37479f2b8209594dde7facb0d904896a', id, ({ user }) =>
        edgesOf(user),
      );
      expect(byHash).toEqual(instagram.truth('ada').followers);
      const byDocument = await walkGraphql(path, 'doc_id', '161046392817718716477479294775', id, usersOf);
      expect(byDocument).toEqual(instagram.truth('ada').following);
    },
  );

  it('empties the lists of 2026-09: right counter, no entry, no error', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 120 });
    instagram.graphqlLists('emptied_2026_09');
    const variables = JSON.stringify({ id: id.toString(), first: 12 });
    const answer = await graphql('/graphql/query', { query_hash: '37479f2b8209594dde7facb0d904896a', variables });
    expect(await answer.json()).toEqual({
      data: {
        user: { edge_followed_by: { count: 120, page_info: { has_next_page: false, end_cursor: null }, edges: [] } },
      },
      status: 'ok',
    });
    expect((await reader.page(id, 'followers', null)).ids).toHaveLength(25);
  });

  it('withdraws an endpoint in each way that was seen, and brings it back', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 120 });
    const ask = async () =>
      graphql('/graphql/query', {
        query_hash: '37479f2b8209594dde7facb0d904896a',
        variables: JSON.stringify({ id: id.toString() }),
      });
    for (const [answer, status] of [
      ['400', 400],
      ['errors', 200],
      ['e1', 401],
      ['404', 404],
      ['429', 429],
      ['html', 200],
    ] as const) {
      instagram.retire('graphql_hash', answer);
      const response = await ask();
      expect(response.status).toBe(status);
      expect(await response.text()).not.toContain('edge_followed_by');
    }
    instagram.restore('graphql_hash');
    expect(await (await ask()).text()).toContain('edge_followed_by');
  });

  it('answers /api/graphql with the guard against script inclusion when told so, and posts as well as gets', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 5 });
    instagram.switches({ graphqlPrefix: true });
    const body = new URLSearchParams({
      doc_id: '25980296051578533',
      variables: JSON.stringify({ id: id.toString(), render_surface: 'PROFILE' }),
    });
    const response = await fetch(`${instagram.origin}/api/graphql`, {
      method: 'POST',
      headers: { cookie: account.session().cookieHeader },
      body,
    });
    const text = await response.text();
    expect(text.startsWith('for (;;);')).toBe(true);
    expect(JSON.parse(text.slice(9))).toMatchObject({ data: { user: { username: 'ada', follower_count: 5 } } });
  });
});

type Data = Record<string, unknown>;
type Paged = { ids: string[]; next: string | null };

async function walkGraphql(
  path: string,
  parameter: string,
  name: string,
  id: bigint,
  read: (data: Data) => Paged,
): Promise<bigint[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const variables: string = JSON.stringify({ id: id.toString(), first: 50, ...(after === null ? {} : { after }) });
    const { data } = (await (await graphql(path, { [parameter]: name, variables })).json()) as { data: Data };
    const page = read(data);
    ids.push(...page.ids);
    after = page.next;
  } while (after !== null);
  return ids.map(BigInt).sort((a, b) => (a < b ? -1 : 1));
}

function edgesOf(user: unknown): Paged {
  const { edge_followed_by: edge } = user as {
    edge_followed_by: { edges: { node: { id: string } }[]; page_info: { end_cursor: string | null } };
  };
  return { ids: edge.edges.map(({ node }) => node.id), next: edge.page_info.end_cursor };
}

function usersOf(data: Data): Paged {
  const list = data.xdt_api__v1__friendships__following as { users: { pk: string }[]; next_max_id: string | null };
  return { ids: list.users.map(({ pk }) => pk), next: list.next_max_id };
}

it('gives no two profiles the same id, however many there are', () => {
  const people = createPeople('a busy world');
  const ids = Array.from({ length: 5_000 }, (_, n) => createProfile(people, { username: `target${n}` }).id);
  expect(new Set(ids).size).toBe(5_000);
  expect(createProfile(people, { username: 'target7' }).id).toBe(ids[7]);
});
