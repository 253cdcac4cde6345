import { expect, it } from 'vitest';
import type { Asking } from '../asking/next-question.ts';
import { nextQuestions } from '../asking/next-question.ts';
import { standingOf } from '../asking/standing.ts';
import { isOfOne, noTrouble, settle, withoutAside } from './trouble.ts';

const session = { accountId: 'a', generation: 1 };
const row = { ...session, askedAt: new Date(0) };
const standing = standingOf(
  [
    { ...row, sequence: 1, canary: 'impossible_name', instagramId: null, username: 'none', finding: 'not_found' },
    { ...row, sequence: 2, canary: 'known_follower', instagramId: 1n, username: 'known', finding: 'follows' },
  ],
  null,
);

function askingFor(...ids: bigint[]): Asking {
  const suspects = ids.map((id) => ({ id, username: `n${id}`, seenAt: new Date(0), listed: false }));
  return { standing, suspects, known: [{ id: 1n, username: 'known', beyond: true }], own: null };
}

const question = (id: bigint) => ({ canary: null, instagramId: id, username: `n${id}` });

it('who is refused twice is set aside, and unclear as soon as another is answered', () => {
  const asking = askingFor(2n, 3n);
  const trouble = noTrouble();
  const refused = () => isOfOne(trouble, asking, { verdict: 'unreachable', question: question(2n), session });
  expect([refused(), refused()]).toEqual([false, true]);
  expect(nextQuestions(withoutAside(asking, trouble), session)).toEqual([question(3n)]);
  expect(settle(trouble)).toEqual([{ ...question(2n), finding: 'unshaped' }]);
  expect(withoutAside(asking, trouble)).toBe(asking);
});

it('refusals speak of the search once another name is refused too, and where nobody else is left to tell by', () => {
  const asking = askingFor(2n, 3n, 4n);
  const trouble = noTrouble();
  const refused = (id: bigint) => isOfOne(trouble, asking, { verdict: 'unclear', question: question(id), session });
  expect([2n, 2n, 3n, 3n].map(refused)).toEqual([false, true, false, false]);

  const alone = { verdict: 'unclear', question: question(2n), session } as const;
  const fresh = noTrouble();
  expect([1, 2, 3].map(() => isOfOne(fresh, askingFor(2n), alone))).toEqual([false, false, false]);
});

it('a canary, a session that ended and a limit are never the person’s fault', () => {
  const asking = askingFor(2n, 3n);
  const trouble = noTrouble();
  const canary = { canary: 'known_follower', instagramId: 1n, username: 'known' } as const;
  for (const asked of [
    { verdict: 'unclear', question: canary, session },
    { verdict: 'throttled', question: question(2n), session },
    { verdict: 'signed_out', question: question(2n), session },
  ] as const)
    expect([isOfOne(trouble, asking, asked), isOfOne(trouble, asking, asked)]).toEqual([false, false]);
});
