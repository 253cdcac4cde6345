import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked, RawAnswer } from './answer.ts';
import { graphqlDocument } from './dialects/graphql-document.ts';
import { graphqlHash } from './dialects/graphql-hash.ts';
import { rest } from './dialects/rest.ts';
import { judge } from './judge.ts';
import { searchReader, userInfoReader, webProfileReader } from './profile-answers.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const ASK = { list: 'followers', userId: 20001n, username: 'ada', cursor: null } as const;
const READERS = [
  rest.reader(ASK),
  graphqlHash.reader(ASK),
  graphqlDocument.reader(ASK),
  webProfileReader('ada'),
  userInfoReader(20001n),
  searchReader('ada'),
];

const words = fc.constantFrom(
  'users',
  'data',
  'user',
  'errors',
  'message',
  'status',
  'challenge',
  'edges',
  'page_info',
  'next_max_id',
  'edge_followed_by',
  'error',
);
const almostInstagram = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -1, '', 'fail', 'ok', 'login_required'),
    fc.jsonValue(),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(words, tie('node'), { maxKeys: 5 }),
  ),
})).node;
const bodies = fc.oneof(
  fc.string(),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  almostInstagram.map((value) => JSON.stringify(value) ?? ''),
  almostInstagram.map((value) => `for (;;);${JSON.stringify(value)}`),
  fc.string().map((text) => `<html>${text}`),
);
const answers: fc.Arbitrary<RawAnswer> = fc.record({
  status: fc.integer({ min: 100, max: 599 }),
  location: fc.option(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('/', '//', 'https://', '/accounts/login/')), {
    nil: null,
  }),
  retryAfter: fc.option(fc.string(), { nil: null }),
  setCookies: fc.array(
    fc.oneof(
      fc.string(),
      fc.string().map((text) => `sessionid=${text}`),
    ),
    { maxLength: 3 },
  ),
  body: bodies,
  bodyFailure: fc.option(fc.constantFrom('too_large', 'truncated'), { nil: null }),
});
const occasions: fc.Arbitrary<Asked> = fc.record({
  surface: fc.constantFrom('rest_list', 'graphql_list', 'profile', 'search', 'account'),
  origin: fc.constant('https://www.instagram.com'),
  cursor: fc.option(fc.string(), { nil: null }),
  declared: fc.option(fc.nat(), { nil: null }),
});

describe('judging garbage', () => {
  it('never throws, and never says "page" for an answer that was refused, cut off or redirected', () => {
    fc.assert(
      fc.property(occasions, answers, fc.constantFrom(...READERS), (asked, raw, read) => {
        const judged = judge<unknown>(asked, raw, read, NOW);
        const whole = raw.status >= 200 && raw.status < 300 && raw.bodyFailure === null;
        if (!whole) expect(judged.verdict).not.toBe('page');
      }),
      { numRuns: 3000 },
    );
  });

  it('never says "page" for a body that does not hold what was asked for', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 200, max: 299 }), fc.constantFrom(...READERS), (body, status, read) => {
        fc.pre(!/"users":\s*\[\s*\]/.test(body)); // an empty list or an empty search is a real answer
        const raw: RawAnswer = { status, location: null, retryAfter: null, setCookies: [], body, bodyFailure: null };
        const asked: Asked = {
          surface: 'rest_list',
          origin: 'https://www.instagram.com',
          cursor: null,
          declared: 1663,
        };
        expect(judge<unknown>(asked, raw, read, NOW).verdict).not.toBe('page');
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the outline of an unrecognised answer', () => {
  it('holds no value and no foreign key, wherever they stand', () => {
    const secret = fc.stringMatching(/^[a-z]{3}[a-z0-9_.]{8,20}$/).map((text) => `zq${text}`);
    fc.assert(
      fc.property(secret, fc.jsonValue(), (canary, value) => {
        const json = { message: canary, users: [{ [canary]: value, username: canary }], data: { [canary]: [canary] } };
        const raw: RawAnswer = {
          status: 418,
          location: `https://example.org/${canary}`,
          retryAfter: canary,
          setCookies: [`csrftoken=${canary}`],
          body: JSON.stringify(json),
          bodyFailure: null,
        };
        const asked: Asked = { surface: 'profile', origin: 'https://www.instagram.com', cursor: null, declared: null };
        const judged = judge<unknown>(asked, raw, webProfileReader('ada'), NOW);
        expect(judged.verdict).toBe('unrecognised');
        expect(JSON.stringify(judged)).not.toContain(canary);
      }),
    );
  });
});
