/** The largest id that a `bigint` column holds. */
const LARGEST_ID = 2n ** 63n - 1n;

/**
 * The numeric id that a value says, as digits or as a number. An id is exact or it is none: null for zero, signs,
 * leading zeros, fractions, numbers beyond 2^53 (they have lost digits), and for what the database cannot hold.
 */
export function numericId(value: unknown): bigint | null {
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== 'string' || !/^[1-9]\d{0,18}$/.test(digits)) return null;
  const id = BigInt(digits);
  return id <= LARGEST_ID ? id : null;
}
