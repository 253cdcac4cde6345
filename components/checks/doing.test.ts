import { describe, expect, it } from 'vitest';
import { doingOf } from './doing.ts';

const running = {
  status: 'running' as const,
  declaredFollowers: 50,
  declaredFollowing: 20,
  followersOutcome: null,
  followingOutcome: null,
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

  it('is its status when it does not run', () => {
    expect(doingOf({ ...running, status: 'parked' }, [page('followers')])).toBe('parked');
  });
});
