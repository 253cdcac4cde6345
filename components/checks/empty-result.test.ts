import { expect, it } from 'vitest';
import { emptyResult } from './empty-result.ts';

it('does not say that everybody follows back when the lists of strangers were deleted, or nobody could tell of some', () => {
  expect(emptyResult('not_following_back', 272, 0)).toBe('listsDeleted');
  expect(emptyResult('mutual', 640, 0)).toBe('listsDeleted');
  expect(emptyResult('not_following_back', 0, 0)).toBe('everybodyFollows');
  expect(emptyResult('not_following_back', 0, 5)).toBe('nobodyProven');
  expect(emptyResult('mutual', 0, 5)).toBe('nobodyMutual');
});
