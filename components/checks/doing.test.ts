import { describe, expect, it } from 'vitest';
import { doingOf } from './doing.ts';

const running = {
  status: 'running' as const,
  declaredFollowers: 50,
  declaredFollowing: 20,
  followersOutcome: null,
  followingOutcome: null,
  lookUps: 0,
  plan: null,
};
const page = (list: 'followers' | 'following', walk = 1) => ({ list, walk });

describe('what a check is doing', () => {
  it('is looking the profile up until a page came', () => {
    expect(doingOf({ ...running, declaredFollowers: null }, [])).toBe('looking');
    expect(doingOf(running, [])).toBe('looking');
  });

  it('is reading both lists when pages of both come, else the one that it asks for', () => {
    expect(doingOf(running, [page('followers'), page('following')])).toBe('both');
    expect(doingOf(running, [page('followers')])).toBe('followers');
    expect(doingOf({ ...running, followersOutcome: 'ended' }, [page('followers')])).toBe('following');
    expect(doingOf({ ...running, followingOutcome: 'ended' }, [page('following'), page('followers')])).toBe(
      'followers',
    );
  });

  it('is reading a list once more during a second walk, though as many came as were declared', () => {
    expect(doingOf(running, [page('followers'), page('followers', 2)])).toBe('followersAgain');
    expect(doingOf({ ...running, followersOutcome: 'ended' }, [page('followers'), page('following', 2)])).toBe(
      'followingAgain',
    );
  });

  it('is comparing only when both lists have ended', () => {
    expect(doingOf({ ...running, followersOutcome: 'ended', followingOutcome: 'ended' }, [])).toBe('comparing');
  });

  it('is asking for people once the lists that the plan reads are read, and comparing when all are asked for', () => {
    const requests = { profile: 1, followers: 1, following: 1, lookUps: 20, canaries: 2 };
    const planned = {
      strategy: 'ask_each',
      secondLookLimit: 0,
      requests,
      aboutMs: null,
      since: null,
      sample: 0,
    } as const;
    const check = { ...running, plan: { ...planned, because: 'asking_is_cheaper' as const } };
    expect(doingOf(check, [page('followers'), page('following')])).toBe('following');
    expect(doingOf({ ...check, followingOutcome: 'ended' }, [])).toBe('asking');
    expect(doingOf({ ...check, followingOutcome: 'ended', lookUps: 20 }, [])).toBe('comparing');
    expect(doingOf({ ...check, lookUps: 20 }, [page('following', 2)])).toBe('followingAgain');
  });

  it('is its status when it does not run', () => {
    expect(doingOf({ ...running, status: 'parked' }, [page('followers')])).toBe('parked');
  });
});
