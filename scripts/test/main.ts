/** `npm test`: everything, from a fresh clone; brings its database, outside world and browser. */
import { ensureDashboard } from '../build/dashboard.ts';
import { ensureChromium } from '../chromium/install-chromium.ts';
import { endOnSignals } from '../process/end-on-signals.ts';
import { createSteps, type Steps } from '../start/steps.ts';
import { messageOf, runCommand } from '../user-error.ts';
import { type Check, type CheckResult, runCheck } from './check.ts';
import { END_TO_END, hasEndToEnd, LINT, PLAYWRIGHT_ENVIRONMENT, TYPES, UNUSED, vitest } from './checks.ts';
import { prepareTypes, testEnvironment } from './prepare.ts';
import { report } from './report.ts';
import { single, tallyLine } from './tally.ts';

await runCommand(async () => {
  endOnSignals();
  const steps = createSteps(process.stdout, false, new AbortController().signal);
  const results: CheckResult[] = [];

  const prepared = await prepare(steps, results, 'generated types', prepareTypes);
  const browser: { path?: string } = {};
  await prepare(steps, results, 'Chromium', async () => {
    browser.path = await ensureChromium(process.env.CHROMIUM_PATH);
  });
  const chromium: Record<string, string> = browser.path ? { CHROMIUM_PATH: browser.path } : {};
  if (prepared) {
    // side by side: stories mostly wait, and the longest chain, build and end to end, begins at once
    const stories = check(steps, vitest('unit, room and flow'), chromium);
    const built = await prepare(steps, results, 'dashboard build', () => ensureDashboard());
    const endToEnd =
      built && browser.path && hasEndToEnd()
        ? check(steps, END_TO_END, { ...chromium, ...PLAYWRIGHT_ENVIRONMENT })
        : undefined;
    results.push(await check(steps, TYPES), await check(steps, LINT), await check(steps, UNUSED));
    if (endToEnd) results.push(await endToEnd);
    results.push(await stories);
  }
  return report(results);
});

function check(steps: Steps, what: Check, environment: Record<string, string> = {}): Promise<CheckResult> {
  return steps.run(
    what.name,
    () => runCheck(what, testEnvironment(environment)),
    ({ tally }) => tallyLine(tally),
    ({ tally }) => tally.failed === 0,
  );
}

/** A failed preparation is a failure; tests that do not need it run. */
async function prepare(
  steps: Steps,
  results: CheckResult[],
  name: string,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await steps.run(name, work);
    return true;
  } catch (error) {
    results.push({ name, tally: single(false), output: messageOf(error) });
    return false;
  }
}
