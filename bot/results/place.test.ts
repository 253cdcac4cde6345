import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS } from '#/lib/checks/changes/model.ts';
import { GROUPS } from '#/lib/checks/model.ts';
import { personIn, placeData, placeIn } from './place.ts';

const checkId = '0193a7b2-5f0e-7c11-8d3a-9b1f2c3d4e5f';
const id = 2n ** 63n - 1n;

describe('a place in a result', () => {
  it.each([...GROUPS, ...CHANGE_KINDS])('survives being the data of a button, which holds 64 bytes: %s', (group) => {
    for (const side of ['after', 'before'] as const)
      for (const prefix of [null, '', 'a', 'anna._12']) {
        const place = { checkId, group, edge: { side, id }, prefix };
        const [page, person] = [placeData('p', place), placeData('k', place, id)];
        expect(placeIn(page)).toEqual(place);
        expect(personIn(person)).toEqual({ place, person: id });
        expect(Math.max(page.length, person.length)).toBeLessThanOrEqual(64);
      }
  });

  it.each(['', 'p:', 'p:short:na', `p:${'x'.repeat(22)}:za`, `p:${'x'.repeat(22)}:na:%_`, `k:${'x'.repeat(22)}:na`])(
    'is not read from %j',
    (data) => {
      expect(placeIn(data)).toBeNull();
      expect(personIn(data)).toBeNull();
    },
  );

  it('names nobody with an id that no database holds', () => {
    expect(placeIn(`p:${'A'.repeat(22)}:na${'z'.repeat(13)}`)?.edge.id).toBe(id);
  });
});
