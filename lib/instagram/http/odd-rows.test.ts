import { describe, expect, it } from 'vitest';
import type { Dialect } from '../model.ts';
import type { Asked, RawAnswer } from './answer.ts';
import type { ListDialect } from './dialects/dialect.ts';
import { graphqlDocument } from './dialects/graphql-document.ts';
import { graphqlHash } from './dialects/graphql-hash.ts';
import { rest } from './dialects/rest.ts';
import { judge } from './judge.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const grace = {
  pk: '30001',
  id: '30001',
  username: 'grace',
  full_name: 'Grace',
  is_private: false,
  is_verified: false,
};
const GRACE = { id: 30001n, username: 'grace', fullName: 'Grace', isPrivate: false, isVerified: false };

const DIALECTS: Record<Dialect, { dialect: ListDialect; wrap: (rows: readonly unknown[]) => object }> = {
  rest: { dialect: rest, wrap: (users) => ({ users, next_max_id: 'QVFE', status: 'ok' }) },
  graphql_hash: {
    dialect: graphqlHash,
    wrap: (rows) => ({ data: { user: { edge_followed_by: connection(rows) } }, status: 'ok' }),
  },
  graphql_document: {
    dialect: graphqlDocument,
    wrap: (rows) => ({ data: { xdt_api__v1__friendships__followers__connection: connection(rows) } }),
  },
};
const connection = (rows: readonly unknown[]) => ({
  count: '1,663',
  page_info: { has_next_page: 1, end_cursor: 'QVFE' },
  edges: rows.map((node) => ({ node })),
});

function page(rows: readonly unknown[], via: Dialect = 'rest', cursor: string | null = null) {
  const { dialect, wrap } = DIALECTS[via];
  return judged(JSON.stringify(wrap(rows)), dialect, cursor);
}

function judged(body: string, dialect: ListDialect, cursor: string | null) {
  const raw: RawAnswer = { status: 200, location: null, retryAfter: null, setCookies: [], body, bodyFailure: null };
  const asked: Asked = { surface: dialect.surface, origin: 'https://www.instagram.com', cursor, declared: 1663 };
  return judge(asked, raw, dialect.reader({ list: 'followers', userId: 20001n, username: 'ada', cursor }), NOW);
}

/** For what `JSON.stringify` does not write. */
const written = (row: string) => judged(`{"users":[${JSON.stringify(grace)},${row}],"status":"ok"}`, rest, null);

const EACH_DIALECT = Object.keys(DIALECTS) as Dialect[];

describe.each(EACH_DIALECT)('a person whose members have odd types, by %s', (via) => {
  it.each([
    ['a NUL in the name', { full_name: 'Gra\u0000ce' }, {}],
    ['half a character in the name', { full_name: 'Grace \ud83c' }, { fullName: 'Grace \ufffd' }],
    ['a NUL in the user name', { username: 'gr\u0000ace' }, {}],
    ['a name of a number', { full_name: 5 }, { fullName: '5' }],
    ['a name of another type', { full_name: { text: 'Grace' } }, { fullName: '' }],
    ['no name', { full_name: undefined }, { fullName: '' }],
    ['a user name of digits', { username: 1984 }, { username: '1984' }],
    ['flags as numbers', { is_private: 0, is_verified: 1 }, { isVerified: true }],
    ['flags as text', { is_private: 'true', is_verified: 'false' }, { isPrivate: true }],
    ['flags as nothing', { is_private: null, is_verified: undefined }, {}],
    ['flags as anything', { is_private: [], is_verified: 'perhaps' }, {}],
  ])('is read: %s', (_what, members, read) => {
    expect(page([{ ...grace, ...members }, grace], via)).toMatchObject({
      verdict: 'page',
      value: { users: [{ ...GRACE, ...read }, GRACE], setAside: 0, next: 'QVFE' },
    });
  });

  it('has a name of a length that everything can show, cut between two characters', () => {
    const answer = page([{ ...grace, username: 'g'.repeat(5_000), full_name: `G${'🌿'.repeat(5_000)}` }], via);
    expect(answer).toMatchObject({ verdict: 'page', value: { users: [{ username: 'g'.repeat(64) }] } });
    const name = answer.verdict === 'page' ? (answer.value.users[0]?.fullName ?? '') : '';
    expect(name).toBe(`G${'🌿'.repeat(99)}`);
  });
});

describe.each(EACH_DIALECT)('a row that is nobody, by %s', (via) => {
  const nobody = { ...grace, pk: undefined, id: undefined };
  it.each([
    ['no id', nobody],
    ['an id of letters', { ...nobody, id: 'x' }],
    ['a negative id', { ...nobody, id: -1 }],
    ['a broken id', { ...nobody, id: 1.5 }],
    ['the id zero', { ...nobody, id: 0 }],
    ['an id with a sign', { ...nobody, id: '+30002' }],
    ['an id with leading zeros', { ...nobody, id: '0030002' }],
    ['an id that the database cannot hold', { ...nobody, id: '9223372036854775808' }],
    ['no user name', { ...grace, username: null }],
    ['an empty user name', { ...grace, username: ' ' }],
    ['a user name of NUL', { ...grace, username: '\u0000' }],
    ['a user name of another type', { ...grace, username: ['grace'] }],
    ['null', null],
    ['a text', 'grace'],
    ['a list', [grace]],
  ])('is set aside and counted, and the others are kept: %s', (_what, row) => {
    expect(page([grace, row, grace], via)).toMatchObject({
      verdict: 'page',
      value: { users: [GRACE, GRACE], setAside: 1, next: 'QVFE' },
    });
  });
});

it.each(EACH_DIALECT.filter((via) => via !== 'rest'))('sets an edge that is null aside', (via) => {
  const text = JSON.stringify(DIALECTS[via].wrap([grace, 'X'])).replace('{"node":"X"}', 'null');
  expect(judged(text, DIALECTS[via].dialect, null)).toMatchObject({ verdict: 'page', value: { setAside: 1 } });
});

describe('an id is exact or it is none', () => {
  it.each([
    ['the largest', '{"pk":9223372036854775807,"username":"big"}', 9_223_372_036_854_775_807n],
    ['beyond 2^53', '{"pk":17841400000000001,"username":"big"}', 17_841_400_000_000_001n],
    [
      'as text beside a number that lost digits',
      '{"pk":1.784e16,"pk_id":"17841400000000001","username":"big"}',
      17_841_400_000_000_001n,
    ],
  ])('%s', (_what, row, id) => {
    expect(written(row)).toMatchObject({ verdict: 'page', value: { users: [GRACE, { id }], setAside: 0 } });
  });

  it.each([
    '{"pk":1.7841400000000001e16,"username":"big"}',
    '{"pk":17841400000000001.0,"username":"big"}',
    '{"pk":4503599627370497.5,"username":"big"}',
    '{"pk":30002.00000000001,"username":"big"}',
    '{"pk":9223372036854775808,"username":"big"}',
    '{"pk":1e400,"username":"big"}',
    '{"pk":-0,"username":"big"}',
    '{"__proto__":{"pk":"30002"},"username":"big"}',
  ])('%s is nobody', (row) => {
    expect(written(row)).toMatchObject({ verdict: 'page', value: { users: [GRACE], setAside: 1 } });
  });
});

describe('a page of which most rows are odd', () => {
  const odd = { handle: 'grace' };

  it.each([
    ['the whole first page', [odd], null],
    ['the whole first page, long', Array(25).fill(odd), null],
    ['most of a later page', [grace, odd, odd, odd], 'QVFEone=='],
  ])('is a shape that nobody knows, and no page: %s', (_which, rows, cursor) => {
    for (const via of EACH_DIALECT)
      expect(page(rows, via, cursor)).toMatchObject({ verdict: 'unrecognised', catalogue: 'odd_rows' });
  });

  it('is a page when it is the short end of a list that was readable so far', () => {
    expect(page([odd], 'rest', 'QVFEone==')).toMatchObject({ verdict: 'page', value: { users: [], setAside: 1 } });
  });

  it('is a page when half of it can be read', () => {
    expect(page([grace, grace, odd, odd])).toMatchObject({ verdict: 'page', value: { setAside: 2 } });
  });
});

describe('where a list goes on', () => {
  const ending = (next: string, cursor: string | null = 'QVFEone==') =>
    judged(`{"users":[${JSON.stringify(grace)}]${next},"status":"ok"}`, rest, cursor);

  it.each(['', ',"next_max_id":null', ',"next_max_id":""', ',"next_max_id":0', ',"next_max_id":false'])(
    'nowhere, when it says %j',
    (next) => {
      expect(ending(next)).toMatchObject({ verdict: 'page', value: { next: null } });
    },
  );

  it.each([
    [',"next_max_id":100', '100'],
    [',"next_max_id":"100"', '100'],
    [',"next_max_id":17841400000000001', '17841400000000001'],
  ])('is kept to the letter: %j', (next, kept) => {
    expect(ending(next)).toMatchObject({ verdict: 'page', value: { next: kept } });
  });

  it.each([
    ['a NUL', JSON.stringify('QVFE\u0000')],
    ['half a character', '"QVFE\\ud800"'],
    ['no end', JSON.stringify('Q'.repeat(100_000))],
    ['a shape', '{"after":"QVFE"}'],
    ['a list', '["QVFE"]'],
    ['only "true"', 'true'],
  ])('is not told by a cursor that has %s: neither the end nor a page to go on from', (_what, next) => {
    expect(ending(`,"next_max_id":${next}`)).toMatchObject({ verdict: 'unrecognised', catalogue: 'odd_cursor' });
  });

  it('is a page to go on from, with nobody on it, when an empty page has a cursor', () => {
    const empty = judged('{"users":[],"next_max_id":"QVFEtwo==","status":"ok"}', rest, 'QVFEone==');
    expect(empty).toMatchObject({ verdict: 'page', value: { users: [], next: 'QVFEtwo==', setAside: 0 } });
  });

  it('is the end of the page, for the totals to judge, when a later page is empty and has no cursor', () => {
    const empty = judged('{"users":[],"has_more":false,"status":"ok"}', rest, 'QVFEone==');
    expect(empty).toMatchObject({ verdict: 'page', value: { users: [], next: null } });
  });

  it.each(['null', '{}', '{"has_next_page":null,"end_cursor":null}', '{"has_next_page":"perhaps"}'])(
    'is no page when GraphQL does not say whether there is more: %s',
    (info) => {
      const text = JSON.stringify(DIALECTS.graphql_hash.wrap([grace]));
      const body = text.replace(/"page_info":\{[^}]*\}/, `"page_info":${info}`);
      expect(judged(body, graphqlHash, null).verdict).toBe('unrecognised');
    },
  );
});
