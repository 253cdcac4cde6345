/**
 * `npm run soak -- --deaths 1000 [--seed 1] [--workers 2] [--accounts 3] [--checks 6] [--minutes 600]`: kills sessions
 * under a stream of checks. Exits 1 when a check failed, a result was untrue, somebody paid twice or a person was
 * needed. The first Ctrl-C ends the killing.
 */
import { parseArgs } from 'node:util';
import { onFirstInterrupt } from '#/scripts/process/end-on-signals.ts';
import { runCommand, UserError } from '#/scripts/user-error.ts';
import { describeMachine } from './describe-machine.ts';
import { runSoak, SOAK_SETTINGS } from './soak/run-soak.ts';
import { isFlawless, showSoak } from './soak/show-soak.ts';
import { withStage } from './stage/with-stage.ts';

await runCommand(async () => {
  const stop = new AbortController();
  onFirstInterrupt(() => {
    console.log('\n  No more deaths: the open checks are read to their end. Ctrl-C again ends everything at once.');
    stop.abort();
  });
  const plan = { ...readPlan(), stop: stop.signal };
  console.log(`\n${describeMachine()}\nseed ${plan.seed}, ${plan.workers} workers, ${plan.accounts} accounts\n`);
  const result = await withStage({ seed: `soak ${plan.seed}`, settings: SOAK_SETTINGS }, (stage) =>
    runSoak(stage, plan, (text) => console.log(`  ${text}`)),
  );
  console.log(`\n${showSoak(result)}\n`);
  return isFlawless(result) ? 0 : 1;
});

function readPlan() {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    options: {
      deaths: text('1000'),
      seed: text('1'),
      workers: text('2'),
      accounts: text('3'),
      checks: text('6'),
      minutes: text('600'),
    },
  });
  const whole = (name: keyof typeof values, most: number) => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    throw new UserError(`--${name} is "${values[name]}": a whole number from 1 to ${most} is expected.`);
  };
  return {
    deaths: whole('deaths', 100_000),
    seed: whole('seed', 2 ** 31),
    workers: whole('workers', 8),
    accounts: whole('accounts', 20),
    checksAtOnce: whole('checks', 30),
    minutes: whole('minutes', 10_000),
  };
}
