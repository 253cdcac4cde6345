/** How far a sample speaks for those who were not asked. Pure. */

/** A recheck says of those it did not ask that no more than this share left; with a greater sample it would say less. */
const RISK_SHARE = 1 / 8;

/**
 * The share of everybody that left at most, with 95 % confidence (Poisson's upper limit after Wilson and Hilferty).
 * @param sample.lost of the asked, those who left.
 */
export function leftAtMost({ asked, lost }: { asked: number; lost: number }): number {
  return asked === 0 ? 1 : Math.min(1, upperLimit(lost) / asked);
}

/** How many have to be asked when so many of them left. */
export function sampleFor(lost: number): number {
  return Math.ceil(upperLimit(lost) / RISK_SHARE);
}

function upperLimit(count: number): number {
  const next = count + 1;
  return next * (1 - 1 / (9 * next) + 1.645 / (3 * Math.sqrt(next))) ** 3;
}
