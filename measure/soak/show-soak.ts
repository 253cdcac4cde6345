import type { SoakResult } from './run-soak.ts';

/** Nothing failed or was untrue, nobody paid twice or was needed. */
export function isFlawless(result: SoakResult): boolean {
  const { failed, unequal, doubleCharges, wrongBalances, people } = result;
  return failed + unequal + doubleCharges + wrongBalances + people === 0;
}

/** The figures of a soak as lines of text. Pure. */
export function showSoak(result: SoakResult): string {
  const { deaths } = result;
  const perDeath = (count: number) => `${count} (${(count / deaths).toFixed(2)} per death)`;
  const named = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name.replaceAll('_', ' ')}`)
      .join(', ') || 'none';
  const rows = [
    ['session deaths', String(deaths)],
    ['checks done', String(result.checks)],
    ['failed', String(result.failed)],
    ['results unequal to the truth', String(result.unequal)],
    ['double charges', String(result.doubleCharges)],
    ['balances that are not their ledger', String(result.wrongBalances)],
    ['sign-ins with the password', perDeath(result.signIns)],
    ['new sessions', named(result.rungs)],
    ['attempts that failed', named(result.failedAttempts)],
    ['people needed', String(result.people)],
    ['pages asked again', perDeath(result.askedAgain)],
    ['pages read twice', String(result.readTwice)],
    ['other faults', named(result.faults)],
    ['duration', `${Math.round(result.seconds)} s`],
  ];
  const width = Math.max(...rows.map(([name]) => name?.length ?? 0));
  return [
    ...rows.map(([name, value]) => `  ${name?.padEnd(width)}   ${value}`),
    ...result.flaws.map((flaw) => `  ! ${flaw}`),
  ].join('\n');
}
