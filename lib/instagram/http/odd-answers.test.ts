import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInstagram, type InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';
import type { Identity } from '../identity.ts';
import type { Dialect, InstagramHttp } from '../model.ts';
import { createInstagramHttp } from './create-instagram-http.ts';

let instagram: InstagramSandbox;
let http: InstagramHttp;
let identity: Identity;
let id: bigint;

beforeEach(async () => {
  const now = () => new Date('2026-11-23T12:00:00Z');
  instagram = await createInstagram({ seed: 'odd', now });
  http = createInstagramHttp({ origin: instagram.origin, now });
  identity = instagram.account({ username: 'owner', password: 'secret' }).session();
  ({ id } = instagram.profile({ username: 'ada', followers: 1_663, following: 7 }));
});
afterEach(() => instagram.close());

const firstPage = (dialect: Dialect = 'rest') =>
  http.listPage(identity, { dialect, list: 'followers', userId: id, username: 'ada', cursor: null, declared: 1_663 });
const lookUp = () => http.profile(identity, { username: 'ada' });

describe.each(['rest', 'graphql_hash'] as const)('a list by %s', (dialect) => {
  it.each(['no_name', 'no_id', 'large_id', 'null', 'text'])('keeps all but the one odd row: %s', async (body) => {
    const good = await firstPage(dialect);
    instagram.fault({ kind: 'odd_row', body });
    const odd = await firstPage(dialect);

    if (good.verdict !== 'page' || odd.verdict !== 'page') throw new Error('Both are pages.');
    expect(odd.value).toEqual({ ...good.value, users: good.value.users.slice(1), setAside: 1 });
  });

  it('keeps everybody whose name the database could not hold', async () => {
    const good = await firstPage(dialect);
    instagram.fault({ kind: 'strange_names' });
    const strange = await firstPage(dialect);

    if (good.verdict !== 'page' || strange.verdict !== 'page') throw new Error('Both are pages.');
    const ids = ({ users }: typeof good.value) => users.map((user) => user.id);
    expect(ids(strange.value)).toEqual(ids(good.value));
    expect(strange.value.users.slice(0, 2).map(({ fullName }) => fullName)).toEqual(['Anna', 'Half \ufffd']);
    expect(strange.value.users[2]?.fullName).toHaveLength(200);
  });

  it('reads flags and names of odd types', async () => {
    instagram.fault({ kind: 'odd_types' });
    const flat = { fullName: '', isPrivate: false, isVerified: false };
    expect(await firstPage(dialect)).toMatchObject({ verdict: 'page', value: { users: { 0: flat }, setAside: 0 } });
  });

  it.each([
    ['odd_rows', 'odd_rows'],
    ['odd_cursor', 'odd_cursor'],
    ['no_users', null],
  ] as const)('is no page when %s came', async (kind, catalogue) => {
    instagram.fault({ kind });
    expect(await firstPage(dialect)).toMatchObject({ verdict: 'unrecognised', catalogue });
  });
});

it('does not know a list behind a page of the site, and finds a profile behind one by the detour', async () => {
  instagram.retire('rest_lists', 'page');
  instagram.retire('web_profile_info', 'page');
  expect(await firstPage()).toMatchObject({ verdict: 'unrecognised', catalogue: 'E24' });
  expect(await lookUp()).toMatchObject({ verdict: 'page', value: { id, followers: 1_663 } });
});

it.each([
  ['text', 1_663],
  ['null', null],
  ['missing', null],
] as const)('reads a profile whose counters are written as %s, by both addresses', async (counters, followers) => {
  instagram.switches({ counters });
  expect(await lookUp()).toMatchObject({ verdict: 'page', value: { id, followers } });
  instagram.retire('web_profile_info', '404');
  expect(await lookUp()).toMatchObject({ verdict: 'page', value: { id, followers } });
});

it('knows an announced page as it knows a redirect to it', async () => {
  for (const kind of ['E12', 'E13', 'E16'] as const) {
    instagram.fault({ kind, to: '/web/unsupported_version/' });
    expect(await firstPage()).toMatchObject({ verdict: 'wrong_identity' });
  }
});
