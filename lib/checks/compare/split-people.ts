import { addPerson, noPeople, type People } from './people.ts';

/** Of sorted people: who is among the sorted others, and who is not. */
export function splitPeople(people: People, others: People): { among: People; besides: People } {
  const { ids, page, count, places } = people;
  const among = noPeople(Math.min(count, others.count), places);
  const besides = noPeople(count, places);
  let other = 0;
  for (let n = 0; n < count; n += 1) {
    const low = ids[2 * n] ?? 0;
    const high = ids[2 * n + 1] ?? 0;
    while (other < others.count && isSmaller(others.ids, other, low, high)) other += 1;
    const isThere = others.ids[2 * other] === low && others.ids[2 * other + 1] === high && other < others.count;
    addPerson(isThere ? among : besides, low, high, page[n] ?? 0);
  }
  return { among, besides };
}

function isSmaller(ids: Uint32Array, n: number, low: number, high: number): boolean {
  const itsHigh = ids[2 * n + 1] ?? 0;
  return itsHigh < high || (itsHigh === high && (ids[2 * n] ?? 0) < low);
}
