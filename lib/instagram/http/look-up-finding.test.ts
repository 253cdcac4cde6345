import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RawAnswer } from './answer.ts';
import { judge } from './judge.ts';
import { findingOf, MOST_PAGES } from './look-up-finding.ts';
import { isLike } from './look-up-name.ts';
import { type FoundPage, readFound } from './look-up-page.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const WANTED = { id: 30001n, username: 'grace.hopper' };

/** What a follower's row may be. `wanted`: the one who is asked for, whatever else is odd about the row. */
const rows = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 99 }).map((n) => ({ pk: String(n + 1), username: `grace.hopper${n}` })) },
  { weight: 2, arbitrary: fc.nat({ max: 99 }).map((n) => ({ pk: n + 200, username: `stray${n}`, full_name: 'Ann' })) },
  { weight: 1, arbitrary: fc.constantFrom({ pk: '30001', username: 'grace.hopper' }, { id: 30001, username: 'g' }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, {}, 'text', { username: 'grace.hopper' }, { pk: '30001' }) },
);
const cursors = fc.constantFrom<unknown>(undefined, null, '', 'one', 'two', 'three', 7, {}, '\u0000');
const bodies: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        users: fc.oneof(
          { weight: 9, arbitrary: fc.array(rows, { maxLength: 12 }) },
          fc.constantFrom<unknown>(null, {}, ''),
        ),
        next_max_id: cursors,
        has_more: fc.constantFrom<unknown>(true, false, 'true', null),
        should_limit_list_of_followers: fc.constantFrom<unknown>(true, 1, false, null),
        status: fc.constantFrom<unknown>('ok', 'ok', 'ok', 'fail', null),
      },
      { requiredKeys: ['users'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, unknown>>({ status: 'ok' }, {}, { errors: [{}], status: 'ok' }),
  },
);

type Told = { finding: string; shown: Record<string, unknown>[] };

/** Reads pages as a look-up does, until a finding or a refusal. */
function told(answers: readonly Record<string, unknown>[]): Told {
  const pages: FoundPage[] = [];
  for (const [at, json] of answers.entries()) {
    const raw: RawAnswer = {
      status: 200,
      location: null,
      retryAfter: null,
      setCookies: [],
      body: JSON.stringify(json),
      bodyFailure: null,
    };
    const cursor = pages.at(-1)?.next ?? null;
    const asked = { surface: 'search', origin: 'https://www.instagram.com', cursor, declared: null } as const;
    const judged = judge(asked, raw, readFound, NOW);
    const shown = answers.slice(0, at + 1);
    if (judged.verdict !== 'page') return { finding: judged.verdict, shown };
    pages.push(judged.value);
    const finding = findingOf(pages, WANTED);
    if (finding !== 'ask_on') return { finding, shown };
  }
  return { finding: 'ask_on', shown: [...answers] };
}

const usersOf = (answer: Record<string, unknown>): unknown[] => (Array.isArray(answer.users) ? answer.users : []);
const isSaid = (flag: unknown) => flag === true || flag === 1 || flag === 'true';
const isWhole = (answer: Record<string, unknown>) =>
  Array.isArray(answer.users) &&
  !JSON.stringify(answer.users).match(/null|\{\}|"text"|\{"username":"grace.hopper"\}|\{"pk":"30001"\}/);

it('says "follows" only of a person who is shown, and "not found" only after a whole, filtered, readable answer', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(bodies, { minLength: MOST_PAGES, maxLength: MOST_PAGES }), (answers) => {
      const { finding, shown } = told(answers);
      seen.set(finding, (seen.get(finding) ?? 0) + 1);
      expect(finding).not.toBe('ask_on');
      const people = shown.flatMap(usersOf);
      const isShown = JSON.stringify(people).match(/"(pk|id)":"?30001\b"?,"username"/) !== null;
      if (finding === 'follows') expect(isShown).toBe(true);
      if (finding !== 'not_found') return;

      expect(isShown).toBe(false);
      expect(shown.every(isWhole)).toBe(true);
      const last = shown.at(-1) ?? {};
      expect([undefined, null, '']).toContain(last.next_max_id);
      expect(isSaid(last.has_more)).toBe(false);
      expect(shown.some((answer) => isSaid(answer.should_limit_list_of_followers))).toBe(false);
      for (const answer of shown) {
        const strays = usersOf(answer).filter((row) => JSON.stringify(row).includes('stray')).length;
        expect(strays < 2 || strays * 10 <= usersOf(answer).length).toBe(true);
      }
      if (people.length > 0) expect(JSON.stringify(people)).toContain('grace.hopper');
    }),
    { numRuns: 3_000 },
  );
  for (const finding of ['follows', 'not_found', 'unfiltered', 'unshaped', 'too_many_alike'])
    expect(seen.get(finding) ?? 0, finding).toBeGreaterThan(5);
});

it.each([
  ['grace.hopper', { username: 'grace.hopper22', fullName: '' }, true],
  ['grace.hopper', { username: 'the_grace_hopper', fullName: '' }, true],
  ['grace.hopper', { username: 'admiral', fullName: 'ＧＲÁＣＥ 𝓗𝓸𝓹𝓹𝓮𝓻' }, true],
  ['grace.hopper', { username: 'hopper.grace', fullName: 'Hopper' }, false],
  ['ada', { username: 'adele', fullName: 'Ад' }, false],
  ['_', { username: 'ada', fullName: '' }, false],
  ['', { username: 'ada', fullName: '' }, false],
])('takes %s for a part of %j: %s', (name, user, like) => {
  expect(isLike(user, name)).toBe(like);
});
