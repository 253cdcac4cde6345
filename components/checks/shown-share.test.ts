import { expect, it } from 'vitest';
import { shownShare } from './shown-share.ts';

it('says a hundred percent of a completed check alone, not of an empty one that is still looked at', () => {
  expect(shownShare(1, 'running')).toBe(0.99);
  expect(shownShare(0.999, 'parked')).toBe(0.99);
  expect(shownShare(0.5, 'running')).toBe(0.5);
  expect(shownShare(null, 'queued')).toBeNull();
  expect(shownShare(null, 'completed')).toBe(1);
});
