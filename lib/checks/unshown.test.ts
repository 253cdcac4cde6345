import { describe, expect, it } from 'vitest';
import { isDoubtful, mayFollow, readsFollowers, unshownOf } from './unshown.ts';

const followers = { list: 'followers' as const, declared: 300, read: 286 };
const following = { list: 'following' as const, declared: 40, read: 40 };

describe('what a certificate leaves open', () => {
  it('is how many a list declared, showed and did not show, also of a list that is whole within the tolerance', () => {
    expect(unshownOf([followers, following])).toEqual([
      { list: 'followers', declared: 300, shown: 286, missing: 14, setAside: 0 },
    ]);
  });

  it('is nothing where more came than was declared, or nothing was declared', () => {
    expect(
      unshownOf([
        { ...following, read: 60 },
        { ...followers, declared: null },
      ]),
    ).toEqual([]);
  });

  it('counts rows that were set aside among those not shown, and on their own where nothing was declared', () => {
    expect(unshownOf([{ ...followers, setAside: 3 }])).toMatchObject([{ missing: 14, setAside: 3 }]);
    expect(unshownOf([{ ...followers, declared: null, setAside: 3 }])).toMatchObject([{ declared: 289, missing: 3 }]);
  });

  it('casts doubt on as many names as followers were not shown, and on no more than there are', () => {
    expect(mayFollow({ lists: [followers, following] }, 16)).toBe(14);
    expect(mayFollow({ lists: [followers, following] }, 5)).toBe(5);
    const shown = [
      { ...followers, read: 300 },
      { ...following, read: 30 },
    ];
    expect(mayFollow({ lists: shown }, 5)).toBe(0);
  });

  it('casts doubt on nobody who was asked for: all of them, or all but those whom a whole list lacks', () => {
    const lists = [{ ...followers, verdict: 'whole' as const }, following];
    expect(mayFollow({ lists, strategy: 'read_both', secondLook: true }, 16)).toBe(0);
    expect(mayFollow({ lists, strategy: 'read_both', secondLook: false }, 16)).toBe(14);
    expect(mayFollow({ lists: [{ ...followers, verdict: 'short' }], strategy: 'read_both' }, 16)).toBe(0);
    expect(mayFollow({ lists: [{ ...followers, verdict: 'not_read' }], strategy: 'ask_each' }, 16)).toBe(0);
    expect(isDoubtful({ whole: false, lists, strategy: 'read_both', secondLook: true }, 16)).toBe(false);
    expect(isDoubtful({ whole: false, lists }, 16)).toBe(true);
  });

  it('hides nobody of a list that is not read, and nobody knows then who follows without being followed', () => {
    const lists = [{ ...followers, verdict: 'not_read' as const }];
    expect(unshownOf(lists)).toEqual([]);
    expect(readsFollowers({ lists })).toBe(false);
  });
});
