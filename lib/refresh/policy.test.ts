import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { AttemptFailure } from './model.ts';
import { POLICIES, pauseAfter } from './policy.ts';

const reasons = Object.keys(POLICIES) as AttemptFailure[];
const passing = reasons.filter((reason) => POLICIES[reason].retry === 'passing');

describe('what follows a failed attempt', () => {
  it('is never another try by itself where a person must put something right', () => {
    for (const reason of [
      'wrong_password',
      'unknown_user',
      'no_password',
      'code_wrong',
      'captcha',
      'suspended',
    ] as const) {
      expect(pauseAfter(reason, 0, 0.5), reason).toBeNull();
      expect(POLICIES[reason].person, reason).toBe(true);
    }
  });

  it('takes an account out of the pool exactly when it is not tried again', () => {
    for (const reason of reasons) {
      expect(POLICIES[reason].account === 'keep', reason).toBe(POLICIES[reason].retry !== 'never');
    }
  });

  it('tells operators whenever nothing will happen by itself', () => {
    for (const reason of reasons.filter((one) => POLICIES[one].retry === 'never')) {
      expect(POLICIES[reason].person, reason).toBe(true);
    }
  });

  it('waits a fixed time for what Instagram or a person must let pass', () => {
    expect(pauseAfter('code_timeout', 0, 0.1)).toBe(30 * MINUTE_MS);
    expect(pauseAfter('submissions_used_up', 0, 0.1)).toBe(HOUR_MS);
  });

  it('looks for a browser that is away each minute, however long it takes, and blames no account', () => {
    expect([0, 5, 50].map((before) => pauseAfter('browser_unreachable', before, 0.5))).toEqual([
      MINUTE_MS,
      MINUTE_MS,
      MINUTE_MS,
    ]);
    expect(POLICIES.browser_unreachable).toMatchObject({ account: 'keep', person: false });
  });

  it('rests longer each time where Instagram only wants silence, asks no person, and tells nobody of a short one', () => {
    const rests = [0, 1, 2, 3, 4, 19].map((before) => (pauseAfter('throttled', before, 0) ?? 0) / MINUTE_MS);
    expect(rests).toEqual([15, 30, 60, 120, 240, 240]);
    expect(pauseAfter('throttled', 0, 1)).toBe(16.5 * MINUTE_MS);
    expect(POLICIES.throttled).toMatchObject({ account: 'keep', person: false, quiet: 3 });
  });

  it('tries again sooner after a first crash than after a fourth, and only hourly after five', () => {
    const pauses = [0, 1, 2, 3, 4].map((before) => pauseAfter('browser_crashed', before, 1));
    expect(pauses.map((ms) => (ms ?? 0) / SECOND_MS)).toEqual([30, 60, 120, 240, 480]);
    expect(pauseAfter('browser_crashed', 5, 0)).toBe(HOUR_MS);
    expect(pauseAfter('browser_crashed', 19, 1)).toBe(HOUR_MS);
  });

  it('spreads tries that failed together, never to nothing and never beyond a quarter of an hour', () => {
    const facts = fc.record({
      reason: fc.constantFrom(...passing),
      before: fc.nat(4),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(facts, ({ reason, before, chance }) => {
        const pause = pauseAfter(reason, before, chance) ?? 0;
        expect(pause).toBeGreaterThanOrEqual(6 * SECOND_MS);
        expect(pause).toBeLessThanOrEqual(15 * MINUTE_MS);
      }),
    );
  });
});
