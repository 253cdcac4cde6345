import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedUser, ListPage, Profile } from '../model.ts';
import type { Reader, Surface } from './answer.ts';
import { graphqlDocument } from './dialects/graphql-document.ts';
import { graphqlHash } from './dialects/graphql-hash.ts';
import { rest } from './dialects/rest.ts';
import { judge } from './judge.ts';
import { readFound } from './look-up-page.ts';
import { readFriendship, searchReader, userInfoReader, webProfileReader } from './profile-answers.ts';

/**
 * Recorded answers with members replaced by anything. A failure prints its seed; `fc.assert` takes it as `{ seed, path
 * }`.
 */
const NOW = new Date('2026-11-23T12:00:00Z');
const LARGEST_ID = 2n ** 63n - 1n;

const strangeText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u0000', 'a\u0000b', '\ud800', '\udc00x', '🌿'.repeat(400), 'x'.repeat(9_000), '', ' ', '\u202e'),
);
const strangeNumber = fc.oneof(
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, -1, 1.5, 2 ** 53, 2 ** 63, 2 ** 64, 1e300),
);
const idText = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 70n }).map(String),
  fc.constantFrom('0', '007', '+7', '-7', '7.0', '9223372036854775807', '9223372036854775808'),
);
const anything = fc.oneof(
  strangeText,
  strangeNumber,
  idText,
  fc.boolean(),
  fc.constantFrom(null, undefined, [], {}, { toString: 1, valueOf: 1 }, { count: '1,663' }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The wanted members, one in six replaced by anything. */
const mostly = <T>(good: T) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: anything });
const shapeOf = (members: Record<string, fc.Arbitrary<unknown>>) => fc.record(members, { requiredKeys: [] });
const memberOf = <T>(wanted: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: wanted }, { weight: 1, arbitrary: anything });

const person = shapeOf({
  pk: memberOf(idText),
  pk_id: memberOf(idText),
  id: memberOf(idText),
  username: memberOf(strangeText),
  full_name: memberOf(strangeText),
  is_private: mostly(false),
  is_verified: mostly(true),
});
const rows = memberOf(fc.array(memberOf(person), { maxLength: 6 }));
const restPage = shapeOf({ users: rows, next_max_id: memberOf(strangeText), status: mostly('ok') });
const connection = shapeOf({
  count: mostly(1663),
  edges: memberOf(fc.array(memberOf(person.map((node) => ({ node }))), { maxLength: 6 })),
  page_info: memberOf(shapeOf({ has_next_page: mostly(true), end_cursor: memberOf(strangeText) })),
});
const profile = fc
  .tuple(person, shapeOf({ follower_count: anything, edge_followed_by: anything, edge_follow: anything }))
  .map(([who, counters]) => ({ profile_pic_url: '', username: 'ada', id: '20001', pk: '20001', ...counters, ...who }));
const envelope = shapeOf({
  message: anything,
  challenge: anything,
  checkpoint_url: anything,
  errors: memberOf(fc.array(memberOf(shapeOf({ message: anything, summary: anything })), { maxLength: 2 })),
  buttons: anything,
  error: anything,
  logout_reason: anything,
});
const answer = fc.oneof(
  restPage,
  connection.map((edge) => ({ data: { user: { edge_followed_by: edge } } })),
  connection.map((edge) => ({ data: { xdt_api__v1__friendships__followers__connection: edge } })),
  restPage.map((page) => ({ data: { xdt_api__v1__friendships__followers: page } })),
  profile.map((user) => ({ data: { user } })),
  profile.map((user) => ({ user })),
  person.map((user) => ({ users: [{ user }], following: true })),
  memberOf(envelope),
);

const ASK = { list: 'followers', userId: 20001n, username: 'ada', cursor: null } as const;
const LISTS: [Surface, Reader<ListPage>][] = [
  ['rest_list', rest.reader(ASK)],
  ['graphql_list', graphqlHash.reader(ASK)],
  ['graphql_list', graphqlDocument.reader(ASK)],
];
const OTHERS: [Surface, Reader<unknown>][] = [
  ['profile', webProfileReader('ada')],
  ['profile', userInfoReader(20001n)],
  ['search', searchReader('ada')],
  ['search', readFriendship],
  ['search', readFound],
];

function judged<T>(surface: Surface, read: Reader<T>, json: unknown, status: number, cursor: string | null) {
  const body = JSON.stringify(json) ?? '';
  const raw = { status, location: null, retryAfter: null, setCookies: [], body, bodyFailure: null };
  return judge({ surface, origin: 'https://www.instagram.com', cursor, declared: 1663 }, raw, read, NOW);
}

/** Fits into PostgreSQL's `text`. */
function isStorable(text: string, most: number): boolean {
  return text.isWellFormed() && !text.includes('\u0000') && text.length <= most;
}

function isSound(user: ListedUser | Profile): boolean {
  const idFits = typeof user.id === 'bigint' && user.id > 0n && user.id <= LARGEST_ID;
  const flags = [user.isPrivate, user.isVerified].every((flag) => typeof flag === 'boolean');
  return idFits && flags && user.username !== '' && isStorable(user.username, 64) && isStorable(user.fullName, 200);
}

function rowsShown(json: unknown): number {
  const at = (value: unknown, ...path: string[]): unknown =>
    path.reduce<unknown>(
      (found, key) => (Object(found) === found ? Reflect.get(Object(found), key) : undefined),
      value,
    );
  const lists = [
    at(json, 'users'),
    at(json, 'data', 'user', 'edge_followed_by', 'edges'),
    at(json, 'data', 'xdt_api__v1__friendships__followers', 'users'),
    at(json, 'data', 'xdt_api__v1__friendships__followers__connection', 'edges'),
  ];
  return lists.find((list) => Array.isArray(list))?.length ?? 0;
}

const statuses = fc.constantFrom(200, 200, 200, 400, 401, 403, 404, 500);
const cursors = fc.constantFrom(null, 'QVFEone==');

describe('whatever Instagram answers', () => {
  it('a list gives people that the database can hold, and every row is either read or counted', () => {
    fc.assert(
      fc.property(answer, fc.constantFrom(...LISTS), statuses, cursors, (json, [surface, read], status, cursor) => {
        const { verdict, ...rest } = judged(surface, read, json, status, cursor);
        if (verdict !== 'page' || !('value' in rest)) return;
        const { users, next, setAside } = rest.value;
        expect(users.every(isSound)).toBe(true);
        expect(next === null || isStorable(next, 2_000)).toBe(true);
        expect(users.length + setAside).toBe(rowsShown(JSON.parse(JSON.stringify(json))));
        expect(setAside <= users.length || setAside < 3).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('a profile is sound, and its totals are counts or unknown', () => {
    fc.assert(
      fc.property(profile, fc.constantFrom('web', 'info'), (user, by) => {
        const read: Reader<Profile | { profile: Profile }> =
          by === 'web' ? webProfileReader('ada') : userInfoReader(20001n);
        const seen = judged('profile', read, by === 'web' ? { data: { user } } : { user }, 200, null);
        if (seen.verdict !== 'page') return;
        const found = 'profile' in seen.value ? seen.value.profile : seen.value;
        expect(isSound(found)).toBe(true);
        for (const total of [found.followers, found.following])
          expect(total === null || (Number.isInteger(total) && total >= 0 && total < 2 ** 31)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('no reader throws, and no address that a person is offered leaves Instagram', () => {
    fc.assert(
      fc.property(answer, fc.constantFrom(...LISTS, ...OTHERS), statuses, (json, [surface, read], status) => {
        const seen = judged<unknown>(surface, read, json, status, null);
        if (!('url' in seen) || seen.url === null) return;
        expect(seen.url.startsWith('https://')).toBe(true);
        expect(/(^|\.)instagram\.com$/.test(new URL(seen.url).hostname)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });
});

describe('a body that is hard to read', () => {
  const PAGE = '{"users":[{"pk":"30001","username":"grace"}],"status":"ok"}';
  const read = rest.reader(ASK);
  const ofBody = (body: string) =>
    judge(
      { surface: 'rest_list', origin: 'https://www.instagram.com', cursor: null, declared: 1 },
      { status: 200, location: null, retryAfter: null, setCookies: [], body, bodyFailure: null },
      read,
      NOW,
    );

  it.each([
    ['behind a byte order mark', `\ufeff${PAGE}`],
    ['behind the guard', `for (;;);${PAGE}`],
    ['behind a mark and the guard', `\ufefffor (;;);\ufeff ${PAGE}`],
    ['with a key of the prototype', PAGE.replace('{', '{"__proto__":{"users":[]},"constructor":null,')],
    ['with a number without end', PAGE.replace('{', '{"took":1e400,')],
  ])('is read %s', (_how, body) => {
    expect(ofBody(body)).toMatchObject({ verdict: 'page', value: { users: [{ id: 30001n }] } });
  });

  it.each([
    ['with a hundred thousand brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['with as many around its people', `{"users":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['with as many, and a number that needs a second look', `${'[1.5,'.repeat(100_000)}1${']'.repeat(100_000)}`],
    ['with an error that has no text', '{"errors":[{"message":{"toString":1,"valueOf":1}}],"data":null}'],
    ['with as many brackets for a message', `{"errors":[{"message":${'['.repeat(50_000)}${']'.repeat(50_000)}}]}`],
  ])('is a refusal, not an exception, %s', (_how, body) => {
    expect(['unrecognised', 'unreachable', 'endpoint_retired']).toContain(ofBody(body).verdict);
  });
});
