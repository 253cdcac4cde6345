import { expect, it } from 'vitest';
import { findChromium } from './find-chromium.ts';

it('takes the configured browser as it is, and no other one when that does not work', () => {
  expect(findChromium(process.execPath)).toBe(process.execPath);
  expect(findChromium('/nowhere/chromium')).toBeNull();
});
