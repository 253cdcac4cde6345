import { type CheckResult, REPORT_DIR } from './check.ts';
import { sum, tallyLine } from './tally.ts';

/** Prints failed checks' output, then the sums. @returns the exit code: 0 only without failures. */
export function report(results: readonly CheckResult[]): number {
  for (const { name, output } of results.filter(({ tally }) => tally.failed > 0)) {
    console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}\n\n${output.trim()}\n`);
  }
  const total = sum(results.map(({ tally }) => tally));
  if (total.failed > 0) console.log(`\nWhole outputs: ${REPORT_DIR}`);
  console.log(`\n${tallyLine(total)}`);
  return total.failed > 0 ? 1 : 0;
}
