/** FNV-1a with a final avalanche, 32 bits. */
/** Everything invented is a pure function of the seed. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash, 0x9e3779b9);
}

/** A number below 2^53 and a 32-bit key into 32 spread bits. */
export function mix(value: number, key: number): number {
  let hash = (value >>> 0) ^ Math.imul(Math.floor(value / 2 ** 32), 0x85ebca6b) ^ key;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const HALF = 2 ** 20;

export const PERMUTED = HALF * HALF;

export type Permutation = { forward(value: number): number; back(value: number): number };

/** A balanced Feistel network of six rounds. */
export function createPermutation(seed: string): Permutation {
  const keys = [0, 1, 2, 3, 4, 5].map((round) => hashText(`${seed}/round/${round}`));
  const reversed = [...keys].reverse();

  return {
    forward(value) {
      let left = Math.floor(value / HALF);
      let right = value % HALF;
      for (const key of keys) [left, right] = [right, left ^ (mix(right, key) % HALF)];
      return left * HALF + right;
    },
    back(value) {
      let left = Math.floor(value / HALF);
      let right = value % HALF;
      for (const key of reversed) [left, right] = [right ^ (mix(left, key) % HALF), left];
      return left * HALF + right;
    },
  };
}

export function pick<T>(list: readonly [T, ...T[]], hash: number): T {
  return list[hash % list.length] ?? list[0];
}
