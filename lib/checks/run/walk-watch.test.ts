import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListPage } from '#/lib/instagram/model.ts';
import { createWalkWatch } from './walk-watch.ts';

const page = (ids: readonly number[], next: string | null): ListPage => ({
  users: ids.map((id) => ({ id: BigInt(id), username: `u${id}`, fullName: '', isPrivate: false, isVerified: false })),
  next,
  limited: false,
  setAside: 0,
});
const bigints = (...ids: number[]) => ids.map(BigInt);
const FRESH = { cursor: null, firstPage: [], cursors: [], session: null, declared: null };
const A = { session: 'reader:1' };
const B = { session: 'reader:2' };

describe('a walk through a list', () => {
  it('goes on, page after page, however often the session changes, while new people come', () => {
    const pages = fc.array(fc.record({ size: fc.integer({ min: 1, max: 5 }), session: fc.constantFrom(A, B) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(pages, (drawn) => {
        const watch = createWalkWatch(FRESH);
        let id = 0;
        const sights = drawn.map(({ size, session }, n) => {
          const ids = Array.from({ length: size }, () => ++id);
          return watch.see(page(ids, n === drawn.length - 1 ? null : `c${n}`), session);
        });
        expect(new Set(sights)).toEqual(new Set(['new']));
      }),
    );
  });

  it('is not continued when the first page comes again to a new session', () => {
    const watch = createWalkWatch(FRESH);
    watch.see(page([1, 2, 3, 4], 'c1'), A);
    watch.see(page([5, 6, 7, 8], 'c2'), A);
    expect(watch.see(page([1, 2, 3, 4], 'c1'), B)).toBe('not_continued');
  });

  it('is recognised as started over although some of the first page changed meanwhile', () => {
    const watch = createWalkWatch({ ...FRESH, cursor: 'c9', firstPage: bigints(1, 2, 3, 4), session: A.session });
    expect(watch.see(page([9, 1, 2, 3], 'c1'), B)).toBe('not_continued');
  });

  it('is continued when one person of the first page comes again: people move up when they follow anew', () => {
    const watch = createWalkWatch({ ...FRESH, cursor: 'c9', firstPage: bigints(1, 2, 3, 4), session: A.session });
    expect(watch.see(page([4, 41, 42, 43], 'c10'), B)).toBe('new');
  });

  it('does not take a repeated page for a new beginning when the session is the same', () => {
    const watch = createWalkWatch(FRESH);
    watch.see(page([1, 2, 3], 'c1'), A);
    expect(watch.see(page([1, 2, 3], 'c2'), A)).toBe('new');
  });

  it('goes round in a circle after three pages in a row without anybody new, and one new person starts the count again', () => {
    const watch = createWalkWatch(FRESH);
    watch.see(page([1, 2], 'c1'), A);
    expect([watch.see(page([], 'c2'), A), watch.see(page([1], 'c3'), A)]).toEqual(['new', 'new']);
    expect(watch.see(page([3], 'c4'), A)).toBe('new');
    expect([watch.see(page([1], 'c5'), A), watch.see(page([2], 'c6'), A)]).toEqual(['new', 'new']);
    expect(watch.see(page([3], 'c7'), A)).toBe('looped');
  });

  it('goes round in a circle when a cursor is given a second time, also one that a run before this one was given', () => {
    const watch = createWalkWatch({ ...FRESH, cursor: 'c2', cursors: ['c1', 'c2'], session: A.session });
    expect(watch.see(page([5], 'c3'), A)).toBe('new');
    expect(watch.see(page([6], 'c1'), A)).toBe('looped');
  });

  it('does not end when twice as many came as were declared, and a thousand more', () => {
    const watch = createWalkWatch({ ...FRESH, declared: 100 });
    const thousand = Array.from({ length: 1_000 }, (_, n) => n);
    expect(watch.see(page(thousand, 'c1'), A)).toBe('new');
    expect(watch.see(page([2_000], 'c2'), A)).toBe('new');
    expect(
      watch.see(
        page(
          Array.from({ length: 200 }, (_, n) => 3_000 + n),
          'c3',
        ),
        A,
      ),
    ).toBe('stuck');
  });

  it('ends well with its last page, whatever is on it', () => {
    const watch = createWalkWatch({ ...FRESH, firstPage: bigints(1), session: A.session, declared: 1 });
    for (const cursor of ['c1', 'c2']) watch.see(page([1], cursor), A);
    expect(watch.see(page([1], null), A)).toBe('new');
  });
});
