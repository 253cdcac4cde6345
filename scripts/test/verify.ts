/** `npm run verify`: types, lint, imports, and tests without browser and database. */
import { endOnSignals } from '../process/end-on-signals.ts';
import { createSteps } from '../start/steps.ts';
import { runCommand } from '../user-error.ts';
import { type Check, type CheckResult, runCheck } from './check.ts';
import { LINT, TYPES, vitest } from './checks.ts';
import { prepareTypes, testEnvironment } from './prepare.ts';
import { report } from './report.ts';
import { tallyLine } from './tally.ts';

await runCommand(async () => {
  endOnSignals();
  const steps = createSteps(process.stdout, false, new AbortController().signal);
  const check = (what: Check): Promise<CheckResult> =>
    steps.run(
      what.name,
      () => runCheck(what, testEnvironment()),
      ({ tally }) => tallyLine(tally),
      ({ tally }) => tally.failed === 0,
    );

  await steps.run('generated types', prepareTypes);
  return report([await check(TYPES), await check(LINT), await check(vitest('unit tests', ['unit']))]);
});
