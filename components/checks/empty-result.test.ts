import { expect, it } from 'vitest';
import { emptyResult } from './empty-result.ts';

it('does not say that everybody follows back when the lists of strangers were deleted', () => {
  expect(emptyResult('not_following_back', 272)).toBe('listsDeleted');
  expect(emptyResult('mutual', 640)).toBe('listsDeleted');
  expect(emptyResult('not_following_back', 0)).toBe('everybodyFollows');
  expect(emptyResult('mutual', 0)).toBe('nobodyMutual');
});
