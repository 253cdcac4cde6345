import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import type { FaultKind } from '../faults/faults.ts';

let instagram: InstagramSandbox;
let reader: Reader;
let id: bigint;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'odd' });
  reader = createReader(
    instagram.origin,
    instagram.account({ username: 'owner', password: 'x' }).session().cookieHeader,
  );
  ({ id } = instagram.profile({ username: 'ada', followers: 1_663, following: 7 }));
});
afterEach(() => instagram.close());

type Row = Record<string, unknown> | null | string;
type ListBody = { users: Row[] | null; next_max_id?: string };

const restPage = async () =>
  (await (await reader.get(`/api/v1/friendships/${id}/followers/?count=12`)).json()) as ListBody;
const hashPage = async () => {
  const variables = JSON.stringify({ id: id.toString(), first: 12 });
  const query = new URLSearchParams({ query_hash: '37479f2b8209594dde7facb0d904896a', variables });
  const body = await (await reader.get(`/graphql/query/?${query}`)).json();
  return (body as { data: { user: { edge_followed_by: { edges: { node: Row }[] | null } } } }).data.user
    .edge_followed_by;
};

describe('odd rows of a list', () => {
  it.each([
    [undefined, { username: null }],
    ['no_name', { username: null }],
    ['large_id', { pk: '9223372036854775808', id: '9223372036854775808' }],
    ['null', null],
    ['text', 'a text in place of a person'],
  ] as const)('odd_row with body %s: only the first', async (body, row) => {
    instagram.fault({ kind: 'odd_row', body });
    const { users } = await restPage();
    if (row === null || typeof row === 'string') expect(users?.[0]).toBe(row);
    else expect(users?.[0]).toMatchObject(row);
    expect(users?.[1]).toMatchObject({ username: expect.any(String), pk: expect.any(String) });
    expect(users).toHaveLength(12);
  });

  it('odd_row with body no_id leaves no id of any name', async () => {
    instagram.fault({ kind: 'odd_row', body: 'no_id' });
    expect(Object.keys((await restPage()).users?.[0] ?? {})).not.toEqual(expect.arrayContaining(['id']));
  });

  it.each([
    ['odd_rows', { handle: expect.any(String) }],
    ['odd_types', { full_name: null, is_private: 0, is_verified: 'false' }],
    ['strange_names', { full_name: 'Ann\u0000a' }],
  ] as [FaultKind, object][])('%s, on REST and on GraphQL', async (kind, row) => {
    instagram.fault({ kind, times: 2 });
    expect((await restPage()).users?.[0]).toMatchObject(row);
    expect((await hashPage()).edges?.[0]?.node).toMatchObject(row);
    expect((await restPage()).users?.[0], 'the next page is good again').not.toMatchObject(row);
  });

  it('no_users gives no list at all, and odd_cursor one that goes on at a NUL', async () => {
    instagram.fault({ kind: 'no_users', times: 2 });
    expect((await restPage()).users).toBeNull();
    expect((await hashPage()).edges).toBeNull();
    instagram.fault({ kind: 'odd_cursor' });
    expect((await restPage()).next_max_id).toMatch(/\0$/);
  });
});

describe('counters', () => {
  it.each([
    ['number', { follower_count: 1_663 }],
    ['text', { follower_count: '1,663' }],
    ['null', { follower_count: null }],
    ['missing', {}],
  ] as const)('are written as %s', async (counters, members) => {
    instagram.switches({ counters });
    const { user } = (await (await reader.get(`/api/v1/users/${id}/info/`)).json()) as { user: object };
    expect(user).toMatchObject(members);
    expect('follower_count' in user).toBe(counters !== 'missing');
  });
});

it('a challenge may announce any page, whole or as a path', async () => {
  for (const to of ['/web/unsupported_version/', 'https://www.instagram.com/web/unsupported_version/']) {
    instagram.fault({ kind: 'E13', to });
    const refused = await reader.get(`/api/v1/friendships/${id}/followers/`);
    expect(await refused.json()).toMatchObject({ challenge: { url: to, api_path: '/web/unsupported_version/' } });
  }
});
