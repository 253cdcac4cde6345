/** People by the beginning of their names, found by arithmetic: nobody else's name is made up. */
import { eachBeginning, endingOf } from './endings.ts';
import { beginsAWord, inventedLike, inventFullName } from './names.ts';

export type PeopleLike = {
  has(n: number): boolean;
  /** Who of a block's first `most` can be it, in no order; null when they are too many to name. */
  among(block: number, most: number): number[] | null;
};

/** How people, hashes and the numbers in their names belong together. */
type Naming = {
  newNames: ReadonlyMap<number, string>;
  hashOf(n: number): number;
  numberOf(n: number): number;
  withNumber(block: number, number: number): number;
  firstNumber: number;
};

/** People with a user name, or a word in the full name, that begins with `text` (lower case). */
export function peopleLike(text: string, naming: Naming): PeopleLike {
  const { newNames, hashOf, numberOf, withNumber, firstNumber } = naming;
  const invented = inventedLike(text);
  const digits = invented?.digits ?? '';
  const inventedHas = (n: number) =>
    invented?.has(hashOf(n)) === true && (digits === '' || endingOf(numberOf(n)).startsWith(digits));
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
      eachBeginning(digits, firstNumber, firstNumber + most, (number) => {
        const n = withNumber(block, number);
        if (invented.has(hashOf(n)) && !newNames.has(n)) found.push(n);
      });
      return found;
    },
  };
}
