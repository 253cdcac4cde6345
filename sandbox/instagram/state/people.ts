/** A person is a number; id and names follow from it and the seed. */
import { endingOf, numberOfEnding } from './endings.ts';
import { inventFullName, inventUsername } from './names.ts';
import { type PeopleLike, peopleLike } from './people-like.ts';
import { createPermutation, hashText, mix, PERMUTED } from './scramble.ts';

const BLOCK = 2 ** 23;
const BLOCKS = PERMUTED / BLOCK;
const FIRST_ID = 2 ** 33;
const FIRST_NUMBER = 7;

/** Half a block, with room for additions. */
export const LARGEST_LIST = 4_000_000;

export type Person = {
  n: number;
  id: bigint;
  username: string;
  fullName: string;
  isPrivate: boolean;
  isVerified: boolean;
};

export type People = {
  block(username: string): number;
  numberOf(block: number, index: number, side: 'followers' | 'following'): number;
  person(n: number): Person;
  idOf(n: number): bigint;
  /** Null when no person can have it. */
  numberOfId(id: bigint): number | null;
  /** Null when it has none. Ignores renames. */
  numberOfName(block: number, username: string): number | null;
  rename(n: number, username: string): void;
  /** The person renamed so; null when nobody. */
  renamed(username: string): number | null;
  /** Whose user name, or a word of whose full name, begins so. */
  like(text: string): PeopleLike;
};

/** One seed's people. Ids are unique, between 2^33 and 2^41. */
export function createPeople(seed: string): People {
  const permutation = createPermutation(seed);
  const key = hashText(`${seed}/names`);
  const newNames = new Map<number, string>();
  const byNewName = new Map<string, number>();
  const blocks = new Map<string, number>();
  const taken = new Set<number>();

  /** Of two names in one block the later takes the next free one. */
  const blockOf = (username: string): number => {
    const known = blocks.get(username);
    if (known !== undefined) return known;
    let at = hashText(`${seed}/block/${username}`) % BLOCKS;
    while (taken.has(at)) at = (at + 1) % BLOCKS;
    taken.add(at);
    blocks.set(username, at * BLOCK);
    return at * BLOCK;
  };
  const idOf = (n: number) => BigInt(permutation.forward(n) + FIRST_ID);
  const invented = (n: number) => inventUsername(mix(n, key), endingOf((n % BLOCK) + FIRST_NUMBER));

  return {
    block: blockOf,
    numberOf: (block, index, side) => block + index * 2 + (side === 'followers' ? 0 : 1),
    person(n) {
      const hash = mix(n, key);
      return {
        n,
        id: idOf(n),
        username: newNames.get(n) ?? invented(n),
        fullName: inventFullName(hash),
        isPrivate: mix(hash, 7) % 5 < 2,
        isVerified: mix(hash, 8) % 97 === 0,
      };
    },
    idOf,
    numberOfId(id) {
      const value = Number(id) - FIRST_ID;
      return value >= 0 && value < PERMUTED ? permutation.back(value) : null;
    },
    numberOfName(block, username) {
      const number = numberOfEnding(/\d*$/.exec(username)?.[0] ?? '');
      const local = (number ?? 0) - FIRST_NUMBER;
      if (local < 0 || local >= BLOCK) return null;
      const n = block + local;
      return !newNames.has(n) && invented(n) === username ? n : null;
    },
    rename(n, username) {
      newNames.set(n, username);
      byNewName.set(username, n);
    },
    renamed: (username) => byNewName.get(username) ?? null,
    like: (text) =>
      peopleLike(text.toLowerCase(), {
        newNames,
        hashOf: (n) => mix(n, key),
        numberOf: (n) => (n % BLOCK) + FIRST_NUMBER,
        withNumber: (block, number) => block + number - FIRST_NUMBER,
        firstNumber: FIRST_NUMBER,
      }),
  };
}
