/**
 * Three kinds of tests. `unit` needs nothing but Node; `database` a PostgreSQL, which its set-up starts
 * and throws away; `browser` a Chromium. `npm run verify` runs the first kind alone.
 */
import { defineConfig } from 'vitest/config';
import { StoriesFirst } from './scripts/test/stories-first.ts';

const never = ['**/node_modules/**', '.next/**', '.data/**', 'tests/e2e/**'];
const withDatabase = ['**/*.db.test.ts', 'tests/{flows,faults,security}/**/*.test.ts', 'scripts/database/*.test.ts'];
const withBrowser = ['**/*.browser.test.ts'];

/** Files side by side: most of their time they wait for a browser, a lease or another process, also on two cores. */
const maxWorkers = 3;

export default defineConfig({
  test: {
    sequence: { sequencer: StoriesFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...never, ...withDatabase, ...withBrowser],
          maxWorkers,
        },
      },
      {
        test: {
          name: 'database',
          include: withDatabase,
          exclude: [...never, ...withBrowser],
          globalSetup: 'tests/postgres-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'browser',
          include: withBrowser,
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
    ],
  },
});
