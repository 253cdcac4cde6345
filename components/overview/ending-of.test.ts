import { expect, it } from 'vitest';
import { endingOf } from './ending-of.ts';

it('counts who does not follow back of whole results alone', () => {
  expect(endingOf({ status: 'completed', whole: true })).toBe('completed');
  expect(endingOf({ status: 'completed', whole: false })).toBe('not_whole');
  expect(endingOf({ status: 'failed', whole: false })).toBe('failed');
  expect(endingOf({ status: 'cancelled', whole: false })).toBe('cancelled');
});
