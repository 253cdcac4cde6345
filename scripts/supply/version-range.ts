const TESTS: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '': (order) => order === 0,
};

/** Whether a version is in `<16.3.8`, `>=2.0.0 <2.0.2`, `4.4.2` or `*`. @throws {Error} unreadable. */
export function isInRange(version: string, range: string): boolean {
  if (range === '*') return true;
  return range.split(' ').every((part) => {
    const [, operator = '', bound = ''] = /^([<>]=?)?(\d.*)$/.exec(part) ?? [];
    if (bound === '') throw new Error(`"${range}" is no range`);
    return TESTS[operator]?.(compare(version, bound)) ?? false;
  });
}

/** As semver: pre-releases first, numbers before words. */
function compare(one: string, other: string): number {
  const [a, b] = [read(one), read(other)];
  for (const [at, number] of a.numbers.entries()) if (number !== b.numbers[at]) return number - (b.numbers[at] ?? 0);
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  for (const [at, part] of a.before.entries()) {
    const order = comparePart(part, b.before[at]);
    if (order !== 0) return order;
  }
  return a.before.length - b.before.length;
}

function read(version: string): { numbers: number[]; before: string[] } {
  const [, numbers, before] = /^(\d+\.\d+\.\d+)(?:-([\w.-]+))?(?:\+[\w.-]+)?$/.exec(version) ?? [];
  if (numbers === undefined) throw new Error(`"${version}" is no version`);
  return { numbers: numbers.split('.').map(Number), before: before?.split('.') ?? [] };
}

function comparePart(one: string, other: string | undefined): number {
  if (other === undefined) return 1;
  const [a, b] = [Number(one), Number(other)];
  if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1;
  if (!Number.isNaN(a)) return a - b;
  return one < other ? -1 : Number(one > other);
}
