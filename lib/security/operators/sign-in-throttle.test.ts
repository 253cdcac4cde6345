import { expect, it } from 'vitest';
import { type Throttle, throttleKey, waitMs, withOneMoreTry } from './sign-in-throttle.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

it('lets four tries pass freely and makes each one from the fifth on wait longer, up to five minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1_000_000].map((tries) => waitMs(tries) / 1_000)).toEqual([
    0, 0, 0, 0, 15, 30, 60, 120, 240, 300, 300,
  ]);
});

it('begins anew after an hour without a try', () => {
  const tries = (count: number) =>
    Array.from({ length: count }).reduce<Throttle | null>((before) => withOneMoreTry(before, NOW), null);
  const hourLater = new Date(NOW.getTime() + 3_600_000);
  expect(tries(7)?.failures).toBe(7);
  expect(withOneMoreTry(tries(7), new Date(hourLater.getTime() - 1)).failures).toBe(8);
  expect(withOneMoreTry(tries(7), hourLater)).toEqual({ failures: 1, blockedUntil: hourLater, updatedAt: hourLater });
});

it('keeps e-mails and addresses out of its keys', () => {
  expect(throttleKey('email', 'ada@example.org')).toMatch(/^email:[0-9a-f]{64}$/);
  expect(throttleKey('address', 'ada@example.org')).not.toBe(throttleKey('email', 'ada@example.org'));
});
