const LARGEST_ID = 2n ** 63n - 1n;

/** The exact id in digits or a number; null for zero, signs, fractions, and beyond 2^53 or 64 bits. */
export function numericId(value: unknown): bigint | null {
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== 'string' || !/^[1-9]\d{0,18}$/.test(digits)) return null;
  const id = BigInt(digits);
  return id <= LARGEST_ID ? id : null;
}
