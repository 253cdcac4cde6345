import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRoom, noPeople, type People } from './people.ts';
import { sortPeople } from './sort-people.ts';
import { splitPeople } from './split-people.ts';

type Page = { readAt: number; ids: bigint[] };

function peopleOn(pages: readonly Page[]): People {
  const people = noPeople(1);
  for (const [sequence, { readAt, ids }] of pages.entries()) {
    people.places.push({ walk: 1, sequence, readAt });
    makeRoom(people, ids.length);
    for (const id of ids) {
      people.ids.set([Number(id & 0xffffffffn), Number(id >> 32n)], 2 * people.count);
      people.page[people.count] = sequence;
      people.count += 1;
    }
  }
  return people;
}

function idsOf({ ids, count }: People): bigint[] {
  return Array.from({ length: count }, (_, n) => (BigInt(ids[2 * n + 1] ?? 0) << 32n) | BigInt(ids[2 * n] ?? 0));
}

const inOrder = (ids: Iterable<bigint>) => [...ids].sort((one, other) => (one < other ? -1 : 1));

// few numbers, so that people come twice, and ids of all lengths
const id = fc.oneof(fc.bigInt(1n, 30n), fc.bigInt(1n, 2n ** 36n), fc.bigInt(1n, 2n ** 63n - 1n));
const page = fc.record({ readAt: fc.nat(5), ids: fc.array(id, { maxLength: 60 }) });
const list = fc.array(page, { maxLength: 8 });

it('everybody stands once, by id, with the page that was read last', () => {
  fc.assert(
    fc.property(list, (pages) => {
      const people = sortPeople(peopleOn(pages));
      const ids = inOrder(new Set(pages.flatMap((one) => one.ids)));
      expect(idsOf(people)).toEqual(ids);
      const newest = ids.map((each) =>
        Math.max(...pages.filter((one) => one.ids.includes(each)).map((one) => one.readAt)),
      );
      const shown = Array.from(people.page.subarray(0, people.count), (place) => people.places[place]?.readAt);
      expect(shown).toEqual(newest);
    }),
  );
});

it('two lists are split into those who are on both and the rest', () => {
  fc.assert(
    fc.property(list, list, (one, other) => {
      const others = sortPeople(peopleOn(other));
      const people = sortPeople(peopleOn(one));
      const { among, besides } = splitPeople(people, others);
      const both = new Set(idsOf(others));
      expect(idsOf(among)).toEqual(idsOf(people).filter((each) => both.has(each)));
      expect(idsOf(besides)).toEqual(idsOf(people).filter((each) => !both.has(each)));
    }),
  );
});
