import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressOf } from './progress-of.ts';

describe('the progress of a check', () => {
  const running = {
    status: 'running' as const,
    declaredFollowers: 80,
    declaredFollowing: 20,
    followersRead: 0,
    followingRead: 0,
    lookUps: 0,
    plan: null,
    followersOutcome: null,
    followingOutcome: null,
  };

  it('is not known before the totals are', () => {
    expect(progressOf({ ...running, declaredFollowing: null })).toBeNull();
  });

  it('counts both lists by their length', () => {
    expect(progressOf({ ...running, followersRead: 40, followingRead: 10 })).toBe(0.5);
  });

  it('counts reading and asking by their requests, and not a list that is not read', () => {
    const requests = { profile: 1, followers: 1, following: 5, lookUps: 20, canaries: 2 };
    const plan = {
      strategy: 'ask_each',
      secondLookLimit: 0,
      requests,
      aboutMs: null,
      because: 'asking_is_cheaper',
    } as const;
    const asking = { ...running, declaredFollowers: 2_000_000, plan: { ...plan, since: null, sample: 0 } };
    expect(progressOf(asking)).toBe(0);
    expect(progressOf({ ...asking, followersRead: 25, followingRead: 20 })).toBe(0.2);
    expect(progressOf({ ...asking, followingRead: 20, lookUps: 10 })).toBe(0.6);
    expect(progressOf({ ...asking, followingRead: 20, lookUps: 22 })).toBe(0.99);
  });

  it('counts a list that has ended as read, however short it is', () => {
    const short = { ...running, followersRead: 4, followersOutcome: 'limited' as const };
    expect(progressOf(short)).toBe(0.8);
    expect(progressOf({ ...short, followingRead: 10 })).toBe(0.9);
  });

  it('is full at the end, also of a check that never learned its totals', () => {
    expect(progressOf({ ...running, status: 'completed', declaredFollowers: null })).toBe(1);
    expect(progressOf({ ...running, declaredFollowers: 0, declaredFollowing: 0 })).toBe(1);
  });

  it('stays between 0 and 99 % while it reads, and never falls while more is read', () => {
    const totals = fc.record({
      declaredFollowers: fc.nat(1_000),
      declaredFollowing: fc.integer({ min: 1, max: 1_000 }),
    });
    const read = fc.record({ followersRead: fc.nat(3_000), followingRead: fc.nat(3_000) });
    fc.assert(
      fc.property(totals, read, fc.nat(500), (declared, before, more) => {
        const progress = progressOf({ ...running, ...declared, ...before }) ?? Number.NaN;
        const grown = { ...before, followersRead: before.followersRead + more };
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(0.99);
        expect(progressOf({ ...running, ...declared, ...grown })).toBeGreaterThanOrEqual(progress);
      }),
    );
  });
});
