export type Row = {
  what: string;
  aim: string;
  got: string;
  /** Null: no aim, or not measurable here; `note` says why. */
  met: boolean | null;
  note?: string;
};

export type Measure = {
  name: string;
  /** On a quiet machine with two cores. */
  seconds: number;
  run(tell: (text: string) => void, seed: string): Promise<Row[]>;
};

/** The middle value, by size. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The smallest that `share` (0 to 1) does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** "1.02 (1.01-1.05)": median, smallest, largest. */
export function spread(values: readonly number[], digits = 2): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${least.toFixed(digits)}-${most.toFixed(digits)})`;
}

/** Of paired runs, A B A B; met when the median stays within the aim. */
export function ratioRow(
  what: string,
  pairs: readonly { ours: number; bare: number }[],
  aim: { most: number; unit: string },
): Row {
  const ratios = pairs.map(({ ours, bare }) => ours / bare);
  const of = (side: 'ours' | 'bare') => spread(pairs.map((pair) => pair[side]));
  return {
    what,
    aim: `≤ ${aim.most}`,
    got: spread(ratios, 3),
    met: median(ratios) <= aim.most,
    note: `ours ${of('ours')} ${aim.unit}, bare ${of('bare')} ${aim.unit}`,
  };
}
