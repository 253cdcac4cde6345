import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cpuMs } from '#/testing/processes/cpu-time.ts';
import { createReader, type Reader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import type { SandboxAccount } from '../state/sandbox-account.ts';
import { BURIED_PAGES } from './search.ts';

type Row = { pk: string; username: string; full_name: string };
type Body = { users?: Row[]; next_max_id?: string; status: string; message?: string };

let instagram: InstagramSandbox;
let owner: SandboxAccount;
let cookie: string;
let reader: Reader;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'search' });
  owner = instagram.account({ username: 'owner', password: 'secret' });
  cookie = owner.session().cookieHeader;
  reader = createReader(instagram.origin, cookie);
});
afterEach(() => instagram.close());

type ListName = 'followers' | 'following';

/** One request of the search box, as docs/facts/addresses.md#asking-for-one-person has it. */
async function ask(id: bigint, query: string, cursor: string | null = null, list: ListName = 'followers') {
  const search = new URLSearchParams({ count: '50', search_surface: 'follow_list_page', query });
  if (cursor !== null) search.set('max_id', cursor);
  const response = await reader.get(`/api/v1/friendships/${id}/${list}/?${search}`);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, text, body: (isJson ? JSON.parse(text) : { status: '' }) as Body };
}

/** Everybody whom a search shows, over all its pages. */
async function askAll(id: bigint, query: string, list: ListName = 'followers'): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = null; ; ) {
    const { body } = await ask(id, query, cursor, list);
    rows.push(...(body.users ?? []));
    if (!body.next_max_id) return rows;
    cursor = body.next_max_id;
  }
}

async function everybody(id: bigint, list: ListName): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = ''; ; ) {
    const path = `/api/v1/friendships/${id}/${list}/?count=50${cursor && `&max_id=${encodeURIComponent(cursor)}`}`;
    const body = (await (await reader.get(path)).json()) as Body;
    rows.push(...(body.users ?? []));
    if (!body.next_max_id) return rows;
    cursor = body.next_max_id;
  }
}

const begins = ({ username, full_name }: Row, query: string) =>
  username.startsWith(query) ||
  full_name
    .toLowerCase()
    .split(' ')
    .some((word) => word.startsWith(query));
const names = (rows: readonly Row[]) => rows.map(({ username }) => username);

describe('a search in a list', () => {
  it('shows exactly those whose names begin so, also who was renamed, planted, added and removed', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 1_000, following: 500, mutual: 200 });
    const { followers, notFollowingBack } = instagram.truth('ada');
    const [gone = 0n, renamed = 0n, numbered = 0n] = followers;
    const [planted = 0n] = notFollowingBack;
    const lost = (await everybody(id, 'followers')).find(({ pk }) => pk === renamed.toString())?.username ?? '';
    instagram.change('ada', {
      removeFollowers: [gone],
      renameTo: [
        { id: renamed, username: 'zoe.new_name' },
        { id: numbered, username: 'anna.miller417' },
      ],
      plantFollowers: [planted],
      addFollowers: 3,
    });

    for (const list of ['followers', 'following'] as const) {
      const all = await everybody(id, list);
      const sample = [...all.slice(0, 6), ...all.slice(-6)].map(({ username }) => username);
      const queries = [
        ...sample,
        ...sample.map((name) => name.slice(0, -1)),
        'anna',
        'anna.',
        '_',
        'иван',
        '1',
        '✨',
        'miller3',
        'rossi4',
      ];
      for (const query of [
        ...queries,
        'zoe',
        'anna.miller417',
        lost,
        'anna.0',
        'anna.miller4',
        'anna.miller40',
        'anna.miller17123',
        'nobody.at.all',
        'zz9q',
      ])
        expect(names(await askAll(id, query, list)), `${query} in ${list}`).toEqual(
          names(all.filter((row) => begins(row, query))),
        );
    }
    const found = (await everybody(id, 'followers')).filter(({ pk }) => [planted, renamed].includes(BigInt(pk)));
    for (const { username, pk } of found) expect((await askAll(id, username)).map((row) => row.pk)).toContain(pk);
    expect(found).toHaveLength(2);
  });

  it('finds one of two million as fast as one of ten, and keeps nothing of them', async () => {
    const { id } = instagram.profile({ username: 'star', followers: 2_000_000, following: 300, mutual: 150 });
    const { id: few } = instagram.profile({ username: 'few', followers: 10 });
    const followed = await everybody(id, 'following');
    const [one] = await everybody(few, 'followers');
    const before = process.memoryUsage().heapUsed;
    const work = async (run: () => Promise<unknown>) => {
      await run();
      return cpuMs(run);
    };
    const small = await work(() => ask(few, one?.username ?? ''));
    const found: string[] = [];
    const large = await cpuMs(async () => {
      for (const { username, pk } of followed)
        if ((await ask(id, username)).body.users?.some((row) => row.pk === pk)) found.push(pk);
    });

    expect(found).toHaveLength(150);
    expect(large / followed.length).toBeLessThan(small * 5 + 10);
    expect(await work(() => ask(id, 'nobody.at.all'))).toBeLessThan(small * 5 + 10);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 2 ** 20);
  });

  it('is refused for a private profile, and open for the account itself', async () => {
    const { id } = instagram.profile({ username: 'hidden', followers: 10, state: 'private' });
    expect(await ask(id, 'anna')).toMatchObject({ status: 400, body: { message: 'Not authorized to view user' } });
    const [own] = await everybody(owner.id, 'followers');
    expect((await ask(owner.id, own?.username ?? '')).body.users).toMatchObject([{ pk: own?.pk }]);
  });

  it('knows everybody although the lists of the site show only some', async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 21_631, following: 40, mutual: 20 });
    const followed = await everybody(id, 'following');
    instagram.pageSize({ shown: 50 });

    expect(await everybody(id, 'followers')).toHaveLength(50);
    expect((await reader.page(id, 'followers', null)).text).toContain('"should_limit_list_of_followers":true');
    const found = await Promise.all(
      followed.map(async ({ username, pk }) => (await askAll(id, username)).some((row) => row.pk === pk)),
    );
    expect(found.filter(Boolean)).toHaveLength(20);
    instagram.fault({ kind: 'shown_only', times: 'always' });
    const [first] = await everybody(id, 'followers');
    expect(await askAll(id, first?.username ?? '')).toHaveLength(1);
    expect(await askAll(id, followed.findLast((_row, at) => found[at])?.username ?? '')).toEqual([]);
  });
});

describe('a search that fails', () => {
  const setUp = async () => {
    const { id } = instagram.profile({ username: 'ada', followers: 400 });
    return { id, last: (await everybody(id, 'followers')).at(-1)?.username ?? '' };
  };

  it('gives the first page whoever is asked for, nobody at all, or `ok` alone', async () => {
    const { id, last } = await setUp();
    instagram.fault({ kind: 'unfiltered' });
    const { body } = await ask(id, last);
    expect([body.users?.length, body.next_max_id, body.users?.some(({ username }) => username === last)]).toEqual([
      25,
      undefined,
      false,
    ]);
    instagram.fault({ kind: 'finds_nobody' });
    expect((await ask(id, last)).body.users).toEqual([]);
    instagram.fault({ kind: 'bare_ok' });
    expect((await ask(id, last)).text).toBe('{"status":"ok"}');
    instagram.fault({ kind: 'block_reason' });
    expect((await ask(id, last)).body).toEqual({ message: 'unexpected_block_reason', status: 'fail' });
    instagram.fault({ kind: 'E24', surface: 'look_up' });
    expect((await ask(id, last)).text).toContain('<!DOCTYPE html>');
    expect((await ask(id, last)).body.users).toHaveLength(1);
  });

  it('buries the match behind pages of alike names', async () => {
    const { id, last } = await setUp();
    instagram.fault({ kind: 'buried', times: 'always' });
    const rows = await askAll(id, last);
    expect(rows.every((row) => begins(row, last))).toBe(true);
    expect(rows.findIndex(({ username }) => username === last)).toBe(25 * BURIED_PAGES);
  });

  it('leaves the lists alone, and a soft block refuses both', async () => {
    const { id, last } = await setUp();
    instagram.fault({ kind: 'finds_nobody', times: 'always' });
    expect((await reader.page(id, 'followers', null)).ids).toHaveLength(25);
    instagram.clearFaults();
    instagram.fault({ kind: 'E1', flavour: 'soft_block' });
    expect((await reader.page(id, 'followers', null)).status).toBe(401);
    expect((await ask(id, last)).status).toBe(401);
  });

  it('ends with its session after exactly so many look-ups', async () => {
    const { id, last } = await setUp();
    instagram.signOutAfter({ lookUps: 2 });
    expect([await ask(id, last), await ask(id, last), await ask(id, last)].map(({ status }) => status)).toEqual([
      200, 200, 401,
    ]);
  });
});

describe('asking who of some follows the account', () => {
  const showMany = async (ids: readonly string[], headers: Record<string, string>) =>
    fetch(`${instagram.origin}/api/v1/friendships/show_many/`, {
      method: 'POST',
      headers: { cookie, ...headers },
      body: new URLSearchParams({ user_ids: ids.join(',') }),
    });
  const token = () => /csrftoken=([^;]+)/.exec(cookie)?.[1] ?? '';

  it('tells it for each, and leaves out who does not exist', async () => {
    const followers = new Set((await everybody(owner.id, 'followers')).map(({ pk }) => pk));
    const followed = (await everybody(owner.id, 'following')).map(({ pk }) => pk).slice(0, 25);
    const response = await showMany([...followed, '4'], { 'x-csrftoken': token() });
    const { friendship_statuses: statuses } = (await response.json()) as {
      friendship_statuses: Record<string, { followed_by: boolean }>;
    };
    expect(Object.keys(statuses).sort()).toEqual([...followed].sort());
    expect(followed.filter((pk) => statuses[pk]?.followed_by)).toEqual(followed.filter((pk) => followers.has(pk)));
    expect(followed.some((pk) => followers.has(pk)) && followed.some((pk) => !followers.has(pk))).toBe(true);
  });

  it('is refused without the token', async () => {
    expect((await showMany(['4'], {})).status).toBe(403);
  });
});

/** A client written after docs/facts/addresses.md#asking-for-one-person alone. */
async function whoDoesNotFollow(id: bigint): Promise<{ missing: bigint[]; unknown: number }> {
  const followed = await everybody(id, 'following');
  const [known] = ((await (await reader.get(`/api/v1/friendships/${id}/followers/?count=50`)).json()) as Body)
    .users ?? [undefined];
  const follows = async (name: string) => (await askAll(id, name)).some(({ username }) => username === name);
  if (!known || !(await follows(known.username)) || (await follows('nobody.has.this')))
    return { missing: [], unknown: followed.length };
  const missing: bigint[] = [];
  for (const { username, pk } of followed) if (!(await follows(username))) missing.push(BigInt(pk));
  return { missing: missing.sort((a, b) => (a < b ? -1 : 1)), unknown: 0 };
}

it('serves a client that knows only the facts, which can tell what it asked by the log', async () => {
  const { id } = instagram.profile({ username: 'ada', followers: 40_000, following: 90, mutual: 60 });

  expect(await whoDoesNotFollow(id)).toEqual({ missing: instagram.truth('ada').notFollowingBack, unknown: 0 });
  expect(instagram.requests.perKind()).toEqual({ following: 2, followers: 1, look_up: 92 });
  instagram.fault({ kind: 'finds_nobody', times: 'always' });
  expect(await whoDoesNotFollow(id)).toEqual({ missing: [], unknown: 90 });
});
