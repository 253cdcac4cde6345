import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInstagram, type InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';
import { cookieOf, type Identity } from '../identity.ts';
import type { Answer, Dialect, InstagramHttp, ListName, ListPage } from '../model.ts';
import { createInstagramHttp } from './create-instagram-http.ts';

const START = new Date('2026-11-23T12:00:00Z').getTime();
let clock = START;
let instagram: InstagramSandbox;
let http: InstagramHttp;
let identity: Identity;

beforeEach(async () => {
  clock = START;
  const now = () => new Date(clock);
  instagram = await createInstagram({ seed: 'http', now });
  http = createInstagramHttp({ origin: instagram.origin, now });
  const { userAgent, storageState } = instagram.account({ username: 'owner', password: 'secret' }).session();
  identity = { userAgent, storageState };
});
afterEach(() => instagram.close());

type Walk = { ids: bigint[]; end: Answer<ListPage>; cursor: string | null };

/** Reads pages until the list ends or no page comes. */
async function walk(
  userId: bigint,
  list: ListName,
  dialect: Dialect = 'rest',
  from: string | null = null,
): Promise<Walk> {
  const ids: bigint[] = [];
  for (let cursor = from; ; ) {
    const end = await http.listPage(identity, { dialect, list, userId, username: 'ada', cursor, declared: 1663 });
    if (end.verdict !== 'page') return { ids, end, cursor };
    identity = end.identity;
    ids.push(...end.value.users.map(({ id }) => id));
    if (end.value.next === null) return { ids, end, cursor };
    cursor = end.value.next;
  }
}

const sorted = (ids: bigint[]) => [...ids].sort((a, b) => (a < b ? -1 : 1));
const firstPage = (userId: bigint, dialect: Dialect = 'rest') =>
  http.listPage(identity, { dialect, list: 'followers', userId, username: 'ada', cursor: null, declared: 1663 });

describe('whole walks', () => {
  it.each([
    ['rest', 'string'],
    ['rest', 'number'],
    ['graphql_hash', 'string'],
  ] as const)('by %s (ids as %s) read exactly the truth, no page twice', async (dialect, pk) => {
    instagram.switches({ pk });
    const { id } = instagram.profile({ username: 'ada', followers: 1663, following: 512, mutual: 300 });

    expect(sorted((await walk(id, 'followers', dialect)).ids)).toEqual(instagram.truth('ada').followers);
    expect(sorted((await walk(id, 'following', dialect)).ids)).toEqual(instagram.truth('ada').following);
    expect(instagram.requests.pagesAskedTwice()).toBe(0);
    expect(instagram.requests.refused()).toEqual([]);
  });

  it('go on from the refused page with a new session, and miss nobody', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 1663 });
    instagram.signOutAfter({ followersRead: 728 });
    const before = await walk(id, 'followers');
    expect(before.ids).toHaveLength(728);
    expect(before.end).toMatchObject({ verdict: 'unclear', catalogue: 'E1' });

    const { userAgent, storageState } = instagram.accountOf('owner').session();
    identity = { userAgent, storageState };
    const after = await walk(id, 'followers', 'rest', before.cursor);
    expect(sorted([...before.ids, ...after.ids])).toEqual(instagram.truth('ada').followers);
    expect(instagram.requests.pagesAskedTwice()).toBe(1);
  });

  it('carry the cookies that Instagram renews', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    const before = cookieOf(identity, 'rur');
    clock += 60_000;
    await walk(id, 'followers');
    expect(cookieOf(identity, 'rur')).not.toBe(before);
  });
});

describe('a dead session and a soft block', () => {
  it.each([
    ['require_login', 'unclear', 'E1'],
    ['login_required', 'signed_out', 'E3'],
    ['user_has_logged_out', 'signed_out', 'E3'],
    ['redirect', 'unclear', 'E5'],
    ['redirect_home', 'unclear', 'E6'],
    ['delete_cookie', 'signed_out', 'E7'],
  ] as const)('dead by %s: the list says %s (%s), the probe says signed_out', async (flavour, verdict, catalogue) => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    instagram.signOut('owner', flavour);

    expect(await firstPage(id)).toMatchObject({ verdict, catalogue });
    expect(await http.probe(identity)).toMatchObject({ verdict: 'signed_out' });
    expect(instagram.requests.count({ surface: 'probe' })).toBe(1);
  });

  it.each(['E1', 'E5'] as const)(
    'softly blocked by %s: the list says unclear, the probe finds the session alive',
    async (kind) => {
      const { id } = instagram.profile({ username: 'ada', followers: 60 });
      instagram.fault({ kind, flavour: 'soft_block', forMs: 300_000 });

      expect(await firstPage(id)).toMatchObject({ verdict: 'unclear', catalogue: kind });
      expect(await http.probe(identity)).toMatchObject({ verdict: 'page' });
      clock += 301_000;
      expect(await firstPage(id)).toMatchObject({ verdict: 'page' });
    },
  );
});

describe('each fault of the catalogue on a REST list', () => {
  it.each([
    ['E2', 'throttled'],
    ['E8', 'throttled'],
    ['E9', 'throttled'],
    ['E10', 'throttled'],
    ['E11', 'throttled'],
    ['E12', 'challenged'],
    ['E13', 'challenged'],
    ['E14', 'suspended'],
    ['E15', 'warning'],
    ['E16', 'challenged'],
    ['E17', 'challenged'],
    ['E18', 'wrong_identity'],
    ['E19', 'target_private'],
    ['E20', 'target_missing'],
    ['E21', 'list_withheld'],
    ['E24', 'unclear'],
    ['E25', 'endpoint_retired'],
    ['E26', 'endpoint_retired'],
    ['E27', 'unclear'],
    ['E28', 'unreachable'],
    ['E29', 'unreachable'],
    ['E30', 'unreachable'],
    ['reset', 'unreachable'],
    ['truncated', 'unreachable'],
    ['gzip_bomb', 'unreachable'],
    ['500', 'unreachable'],
    ['408', 'unreachable'],
    ['E22', 'page'],
    ['limited', 'page'],
  ] as const)('%s: %s, and the next answer is a page again', async (kind, verdict) => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    instagram.fault({ kind });

    expect((await firstPage(id)).verdict).toBe(verdict);
    expect((await firstPage(id)).verdict).toBe('page');
  });

  it.each([
    ['cursor_loop', 'cursor_refused', 'cursor_repeated'],
    ['cursor_refused', 'cursor_refused', 'cursor_refused'],
  ] as const)('%s on the second page stops the walk', async (kind, verdict, catalogue) => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    instagram.fault({ kind, at: { page: 2 } });

    expect((await walk(id, 'followers')).end).toMatchObject({ verdict, catalogue });
  });

  it('honours Retry-After', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    instagram.fault({ kind: 'E8', retryAfter: 600 });
    expect(await firstPage(id)).toMatchObject({ verdict: 'throttled', until: new Date(clock + 600_000) });
  });
});

describe('changes of the protocol', () => {
  it('GraphQL lists that came back empty since September 2026 are withheld, REST is not', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    instagram.graphqlLists('emptied_2026_09');

    expect(await firstPage(id, 'graphql_hash')).toMatchObject({ verdict: 'list_withheld', catalogue: 'E21' });
    expect((await walk(id, 'followers')).ids).toHaveLength(60);
  });

  it.each(['400', 'errors', '404', 'html'] as const)('a list address withdrawn by %s is retired', async (how) => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    instagram.retire('rest_lists', how);
    instagram.retire('graphql_hash', how);

    expect(await firstPage(id)).toMatchObject({ verdict: 'endpoint_retired' });
    expect(await firstPage(id, 'graphql_hash')).toMatchObject({ verdict: 'endpoint_retired' });
    expect(await firstPage(id, 'graphql_document')).not.toMatchObject({ verdict: 'signed_out' });
  });

  it.each(['400', 'errors', '404', '429', 'html'] as const)(
    'a profile is found although its address was withdrawn by %s',
    async (how) => {
      const { id } = instagram.profile({ username: 'ada', followers: 60, following: 7 });
      instagram.retire('web_profile_info', how);

      expect(await http.profile(identity, { username: 'ada' })).toMatchObject({
        verdict: 'page',
        value: { id, followers: 60, following: 7 },
      });
    },
  );
});

describe('profiles', () => {
  it.each([
    ['public', 'page'],
    ['private', 'page'],
    ['private_followed', 'page'],
    ['laser', 'page'],
    ['missing', 'target_missing'],
    ['missing_null', 'target_missing'],
    ['suspended', 'target_missing'],
  ] as const)('%s: %s', async (state, verdict) => {
    instagram.profile({ username: 'ada', followers: 60, state });
    const answer = await http.profile(identity, { username: 'ada' });

    expect(answer.verdict).toBe(verdict);
    if (answer.verdict !== 'page') return;
    expect(answer.value.isPrivate).toBe(state.startsWith('private'));
    expect(answer.value.followedByViewer).toBe(state === 'private_followed');
  });

  it('says that a private list is private', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 60, state: 'private' });
    expect(await firstPage(id)).toMatchObject({ verdict: 'target_private', catalogue: 'E19' });
  });

  it('keeps the user agent of the identity, which bound sessions insist on', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 60 });
    instagram.switches({ userAgents: 'bound' });
    expect(await firstPage(id)).toMatchObject({ verdict: 'page' });
    identity = { ...identity, userAgent: 'Mozilla/5.0 (other)' };
    expect(await firstPage(id)).toMatchObject({ verdict: 'wrong_identity', catalogue: 'E18' });
  });
});
