import type { Attack } from '#/tests/security/attack.ts';
import type { Results, Verdict } from './result.ts';

const VERDICTS: readonly Verdict[] = ['held', 'not held', 'not applicable here', 'not tried here'];
const COLOURS: Record<Verdict, number> = { held: 32, 'not held': 31, 'not applicable here': 90, 'not tried here': 33 };
const WIDTH = Math.max(...VERDICTS.map((verdict) => verdict.length));

/** @returns whether every attack tried was held. */
export function printResults(attacks: readonly Attack[], results: Results): boolean {
  const told = attacks.map(({ id, tried }) => ({
    id,
    tried,
    ...(results[id] ?? { verdict: 'not tried here' as const, how: '' }),
  }));
  for (const { id, tried, verdict, how } of told) {
    const word = verdict.padEnd(WIDTH);
    const shown = process.stdout.isTTY ? `\u001b[${COLOURS[verdict]}m${word}\u001b[0m` : word;
    console.log(`${id.padEnd(4)} ${shown}  ${tried}\n     ${' '.repeat(WIDTH)}  → ${how}`);
  }
  const count = (verdict: Verdict) => told.filter((one) => one.verdict === verdict).length;
  const sums = VERDICTS.map((verdict) => `${count(verdict)} ${verdict}`);
  console.log(`\n${sums.join(', ')}`);
  return count('not held') === 0;
}
