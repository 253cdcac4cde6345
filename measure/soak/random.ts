/** The same for the same seed (mulberry32). */
export type Dice = {
  /** Below `to`. */
  number(from: number, to: number): number;
  /** Both ends included. */
  whole(from: number, to: number): number;
  one<const T>(choices: readonly [T, ...T[]]): T;
  happens(share: number): boolean;
};

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    number: (from, to) => from + next() * (to - from),
    whole,
    one: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    happens: (share) => next() < share,
  };
}
