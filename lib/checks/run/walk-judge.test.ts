import { describe, expect, it } from 'vitest';
import { judgePage, settleEnd, type WalkEnd } from './walk-judge.ts';

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

  it('is walked again after a circle, whatever its pages say, until it was walked often enough', () => {
    const circle = { ...end, because: 'circle' as WalkEnd, limited: true, declared: 900, people: 700, before: 0 };
    expect(settleEnd({ ...circle, walks: 1 })).toBe('walk_anew');
    expect(settleEnd({ ...circle, walks: 3 })).toBe('limited');
  });

  it('is walked on under session after session while each brings somebody new before it dies', () => {
    const died = { ...end, because: 'foreign_cursor' as WalkEnd, declared: 900, people: 700 };
    expect(settleEnd({ ...died, before: 690, walks: 20 })).toBe('walk_anew');
    expect(settleEnd({ ...died, before: 700, walks: 20 })).toBe('stuck');
    expect(settleEnd({ ...died, before: 690, walks: 40 })).toBe('stuck');
  });

  it('is what Instagram shows once the same many people came a second time', () => {
    expect(settleEnd({ ...end, declared: 900, people: 700, before: 700, walks: 2 })).toBe('ended');
    expect(settleEnd({ ...end, declared: 900, people: 700, before: 600, walks: 2 })).toBe('walk_anew');
  });
});

describe('a page that is said to be only a part', () => {
  const page = { users: [], setAside: 15, next: null, limited: true };
  const walk = { declared: 51, entries: 0, askedBefore: false, emptyPages: 0, changedHands: false };

  it.each([null, 'cursor'])('is asked for once more, then believed (behind %s)', (cursor) => {
    const at = { ...walk, cursor, continues: 'new' } as const;
    expect(judgePage(page, at, 5)).toEqual({ do: 'ask_again' });
    expect(judgePage(page, { ...at, declared: null }, 5)).toEqual({ do: 'ask_again' });
    expect(judgePage(page, { ...at, askedBefore: true }, 5)).toEqual({ do: 'end', because: 'last_page' });
  });

  it('is believed at once where nobody is missing', () => {
    const whole = { ...walk, cursor: 'cursor', declared: 40, entries: 25, continues: 'new' } as const;
    expect(judgePage(page, whole, 5)).toEqual({ do: 'end', because: 'last_page' });
  });
});
