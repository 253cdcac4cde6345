import { describe, expect, it } from 'vitest';
import { settleEnd, type WalkEnd } from './walk-judge.ts';

const end = { because: 'last_page' as WalkEnd, doubtful: false, limited: false, shortfallPercent: 5 };

describe('a list that ends short of its total', () => {
  it('is walked up to five times while it has two pages of people, also when the same come again', () => {
    const short = { ...end, declared: 30, people: 20, before: 20 };
    expect(settleEnd({ ...short, walks: 4 })).toBe('walk_anew');
    expect(settleEnd({ ...short, walks: 5 })).toBe('ended');
  });

  it('is walked again although Instagram calls it limited, while that is cheap', () => {
    const limited = { ...end, limited: true, declared: 30, before: 0, walks: 1 };
    expect(settleEnd({ ...limited, people: 20 })).toBe('walk_anew');
    expect(settleEnd({ ...limited, declared: 900, people: 700 })).toBe('limited');
  });

  it('is what Instagram shows once the same many people came a second time', () => {
    expect(settleEnd({ ...end, declared: 900, people: 700, before: 700, walks: 2 })).toBe('ended');
    expect(settleEnd({ ...end, declared: 900, people: 700, before: 600, walks: 2 })).toBe('walk_anew');
  });
});
