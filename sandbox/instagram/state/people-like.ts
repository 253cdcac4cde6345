/** People by the beginning of their names, found by arithmetic: nobody else's name is made up. */
import { beginsAWord, inventedLike, inventFullName } from './names.ts';

export type PeopleLike = {
  has(n: number): boolean;
  /** Who of a block's first `most` can be it, in no order; null when they are too many to name. */
  among(block: number, most: number): number[] | null;
};

/** How numbers, hashes and suffixes belong together. */
type Naming = {
  newNames: ReadonlyMap<number, string>;
  hashOf(n: number): number;
  suffixOf(n: number): number;
  withSuffix(block: number, suffix: number): number;
  firstSuffix: number;
};

/** People with a user name, or a word in the full name, that begins with `text` (lower case). */
export function peopleLike(text: string, naming: Naming): PeopleLike {
  const { newNames, hashOf, suffixOf, withSuffix, firstSuffix } = naming;
  const invented = inventedLike(text);
  const digits = invented?.digits ?? '';
  const inventedHas = (n: number) =>
    invented?.has(hashOf(n)) === true && (digits === '' || String(suffixOf(n)).startsWith(digits));
  const newHas = (n: number, name: string) => name.startsWith(text) || beginsAWord(inventFullName(hashOf(n)), text);

  return {
    has(n) {
      const name = newNames.get(n);
      return name === undefined ? inventedHas(n) : newHas(n, name);
    },
    among(block, most) {
      if (invented !== null && digits === '') return null;
      const found = [...newNames].flatMap(([n, name]) => (newHas(n, name) ? [n] : []));
      if (invented === null) return found;
      eachBeginning(digits, firstSuffix, firstSuffix + most, (suffix) => {
        const n = withSuffix(block, suffix);
        if (invented.has(hashOf(n)) && !newNames.has(n)) found.push(n);
      });
      return found;
    },
  };
}

/** Calls for every number from `least` to below `end` whose digits begin so. */
function eachBeginning(digits: string, least: number, end: number, call: (number: number) => void): void {
  if (digits.startsWith('0')) return;
  for (let scale = 1, first = Number(digits); first < end; scale *= 10, first = Number(digits) * scale) {
    const last = Math.min(end, first + scale);
    for (let number = Math.max(first, least); number < last; number += 1) call(number);
  }
}
