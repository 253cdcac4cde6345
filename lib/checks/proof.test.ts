import { describe, expect, it } from 'vitest';
import { type Proven, statementsOf } from './proof.ts';
import type { ListCertificate } from './view.ts';

const list = (name: 'followers' | 'following', more: Partial<ListCertificate>): ListCertificate => ({
  ...{ list: name, declared: 100, read: 100, shortBy: 0, verdict: 'whole', walks: 1, pages: 4, generations: [1] },
  ...more,
});
const certificate = (
  whole: boolean,
  followers: Partial<ListCertificate>,
  following: Partial<ListCertificate> = {},
): Proven => ({
  ...{ whole, strategy: 'read_both', asked: 0, corrected: 0, unknown: 0, secondLook: true, tolerancePercent: 5 },
  lists: [list('followers', followers), list('following', following)],
});
const kinds = (proven: Proven) => statementsOf(proven, 0).map(({ kind }) => kind);

describe('what carries a whole result', () => {
  it('is both lists to the last person only where each is proven', () => {
    expect(kinds(certificate(true, {}))).toEqual(['exact']);
    expect(kinds(certificate(true, { declared: 104, shortBy: 4 }))).toEqual(['within', 'unshown']);
  });

  it('is, beside a list that proves nothing, that everybody who is followed is on it', () => {
    const untold = certificate(true, { declared: null, verdict: 'unproven' });
    expect(statementsOf(untold, 0)).toEqual([{ kind: 'all_listed', people: 100 }]);
    expect(kinds(certificate(true, { read: 70, shortBy: 30, verdict: 'short' }))).toEqual(['all_listed', 'unshown']);
  });
});

describe('why a result is not whole', () => {
  it('is not that a total is missing, where Instagram withheld the list', () => {
    expect(kinds(certificate(false, {}, { verdict: 'withheld' }))).toEqual(['in_part']);
    expect(kinds(certificate(false, {}, { declared: null, verdict: 'unproven' }))).toEqual(['untold']);
    expect(kinds(certificate(false, {}, { declared: 98, verdict: 'unproven' }))).toEqual(['untold']);
  });
});
