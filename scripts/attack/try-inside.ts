import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Attack } from '#/tests/security/attack.ts';
import { whereOf } from '#/tests/security/render-table.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { REPORT_DIR, runCheck } from '../test/check.ts';
import { testEnvironment } from '../test/prepare.ts';
import { single } from '../test/tally.ts';
import type { Result, Results } from './result.ts';
import { playwrightOutcomes, type TestOutcome, vitestOutcomes } from './test-outcomes.ts';

type Inside = { attack: Attack; file: string; title: string };
const VITEST_FILE = join(REPORT_DIR, 'attack-vitest.json');
const PLAYWRIGHT_FILE = join(REPORT_DIR, 'attack-playwright.json');
const SIGN_IN = { file: 'tests/e2e/sign-in.setup.ts', title: 'an operator signs in' };

/** @param options.isLeftOut named, not tried. */
export async function tryInside(attacks: readonly Attack[], options: { isLeftOut: boolean }): Promise<Results> {
  const inside = attacks.flatMap((attack): Inside[] =>
    attack.proof.from === 'inside' ? [{ attack, ...attack.proof }] : [],
  );
  const untold = Object.fromEntries(
    attacks.filter(({ proof }) => proof.from === 'nowhere').map((one) => [one.id, openOne(one)]),
  );
  if (options.isLeftOut)
    return { ...untold, ...Object.fromEntries(inside.map(({ attack }) => [attack.id, leftOut(attack)])) };
  const chromium = await findChromium(process.env.CHROMIUM_PATH).catch(() => null);
  const environment = testEnvironment(chromium ? { CHROMIUM_PATH: chromium } : {});
  const isSpec = ({ file }: Inside) => file.endsWith('.spec.ts');
  return {
    ...untold,
    ...(await inVitest(
      inside.filter((one) => !isSpec(one)),
      environment,
    )),
    ...(await inPlaywright(inside.filter(isSpec), environment)),
  };
}

async function inVitest(inside: readonly Inside[], environment: NodeJS.ProcessEnv): Promise<Results> {
  if (inside.length === 0) return {};
  process.stderr.write(`  ${inside.map(({ attack }) => attack.id).join(' ')}: tests of this checkout\n`);
  const args = [
    'run',
    ...filesOf(inside),
    '-t',
    patternOf(inside),
    '--reporter=json',
    `--outputFile.json=${VITEST_FILE}`,
  ];
  await run('attack inside', 'node_modules/vitest/vitest.mjs', args, VITEST_FILE, environment);
  return judged(inside, vitestOutcomes(readReport(VITEST_FILE)));
}

async function inPlaywright(inside: readonly Inside[], environment: NodeJS.ProcessEnv): Promise<Results> {
  if (inside.length === 0) return {};
  process.stderr.write(`  ${inside.map(({ attack }) => attack.id).join(' ')}: tests of this checkout in a browser\n`);
  const projects = ['sign-in', 'desktop', 'attacks'].map((name) => `--project=${name}`);
  const grep = patternOf([...inside, SIGN_IN]);
  const args = ['test', ...filesOf([...inside, SIGN_IN]), '--grep', grep, '--no-deps', ...projects, '--reporter=json'];
  const told = { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_FILE };
  await run('attack browser', 'node_modules/@playwright/test/cli.js', args, PLAYWRIGHT_FILE, told);
  return judged(inside, playwrightOutcomes(readReport(PLAYWRIGHT_FILE)));
}

async function run(name: string, program: string, args: string[], file: string, environment: NodeJS.ProcessEnv) {
  await runCheck({ name, program, args, report: { file, count: () => single(true) } }, environment);
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function judged(inside: readonly Inside[], outcomes: readonly TestOutcome[]): Results {
  const results = inside.map(({ attack, file, title }): [string, Result] => {
    const own = outcomes.filter((one) => basename(one.file) === basename(file));
    const named = own.filter(({ name }) => new RegExp(expressionOf(title)).test(name));
    if (named.length === 0)
      return [attack.id, { verdict: 'not tried here', how: `its test did not run: ${whereOf(attack)}` }];
    const failed = named.find(({ passed }) => !passed);
    return [
      attack.id,
      failed ? { verdict: 'not held', how: `${whereOf(attack)} fails` } : { verdict: 'held', how: attack.held },
    ];
  });
  return Object.fromEntries(results);
}

const filesOf = (inside: readonly { file: string }[]) => [...new Set(inside.map(({ file }) => file))];
const patternOf = (inside: readonly { title: string }[]) =>
  `(${inside.map(({ title }) => expressionOf(title)).join('|')})`;
const expressionOf = (title: string) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%s', '.*');
const leftOut = (attack: Attack): Result => ({
  verdict: 'not tried here',
  how: `it needs the inside: ${whereOf(attack)}`,
});
const openOne = ({ open = '' }: Attack): Result => ({ verdict: 'not held', how: open });
