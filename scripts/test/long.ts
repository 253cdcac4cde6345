/**
 * `npm run test:long -- [--schedules 2000] [--properties 2000] [--deaths 1000] [--drills 12] [--seed N]`: drills, then
 * random tests for hours, with one seed. 0 leaves a part out.
 */
import { parseArgs } from 'node:util';
import { ensurePrismaClient } from '../build/prisma-client.ts';
import { ensureChromium } from '../chromium/install-chromium.ts';
import { endOnSignals } from '../process/end-on-signals.ts';
import { createSteps } from '../start/steps.ts';
import { runCommand, UserError } from '../user-error.ts';
import { type CheckResult, runCheck } from './check.ts';
import { type LongPlan, longChecks } from './long-checks.ts';
import { testEnvironment } from './prepare.ts';
import { report } from './report.ts';
import { tallyLine } from './tally.ts';

await runCommand(async () => {
  endOnSignals();
  const plan = readPlan();
  const steps = createSteps(process.stdout, false, new AbortController().signal);
  console.log(`\nseed ${plan.seed}: play all of it again with "npm run test:long -- --seed ${plan.seed}"\n`);
  await steps.run('database client', ensurePrismaClient);
  const chromium = await ensureChromium(process.env.CHROMIUM_PATH);

  const results: CheckResult[] = [];
  for (const { environment, ...check } of longChecks(plan)) {
    const result = await steps.run(
      check.name,
      () => runCheck(check, testEnvironment({ CHROMIUM_PATH: chromium, ...environment })),
      ({ tally }) => tallyLine(tally),
      ({ tally }) => tally.failed === 0,
    );
    results.push(result);
    if (result.tally.failed === 0) console.log(lastLines(result.output));
  }
  return report(results);
});

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-20).join('\n');
}

function readPlan(): LongPlan {
  const text = (value: number) => ({ type: 'string', default: String(value) }) as const;
  const options = {
    schedules: text(2_000),
    properties: text(2_000),
    deaths: text(1_000),
    drills: text(12),
    seed: text(Date.now() % 2 ** 31),
  };
  const { values } = parseArgs({ options });
  const whole = (name: keyof typeof options) => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number >= 0 && number < 2 ** 31) return number;
    throw new UserError(`--${name} is "${values[name]}": a whole number is expected.`);
  };
  return {
    schedules: whole('schedules'),
    properties: whole('properties'),
    deaths: whole('deaths'),
    drills: whole('drills'),
    seed: whole('seed'),
  };
}
