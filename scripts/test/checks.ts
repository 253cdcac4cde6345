import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { type Check, REPORT_DIR } from './check.ts';
import { tallyPlaywright, tallyVitest } from './tally.ts';

const VITEST_REPORT = join(REPORT_DIR, 'vitest.json');
const PLAYWRIGHT_REPORT = join(REPORT_DIR, 'playwright.json');

export const TYPES: Check = { name: 'types', program: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] };

export const LINT: Check = {
  name: 'lint and import rules',
  program: 'node_modules/@biomejs/biome/bin/biome',
  args: ['ci', '--colors=off', '--max-diagnostics=200'],
};

export const UNUSED: Check = { name: 'unused code', program: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] };

/** A run of Vitest; all projects unless told. */
export function vitest(name: string, projects: readonly string[] = []): Check {
  return {
    name,
    program: 'node_modules/vitest/vitest.mjs',
    args: [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${VITEST_REPORT}`,
    ],
    report: { file: VITEST_REPORT, count: tallyVitest },
  };
}

export const END_TO_END: Check = {
  name: 'end to end',
  program: 'node_modules/@playwright/test/cli.js',
  args: ['test', '--reporter=line,json'],
  report: { file: PLAYWRIGHT_REPORT, count: tallyPlaywright },
};

export const PLAYWRIGHT_ENVIRONMENT = { PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT };

/** Whether this checkout has end-to-end tests. */
export function hasEndToEnd(): boolean {
  return existsSync(join(ROOT, 'playwright.config.ts'));
}
