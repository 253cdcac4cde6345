/**
 * Three kinds of tests. `unit` needs nothing but Node; `database` a PostgreSQL, which its set-up starts
 * and throws away; `browser` a Chromium. `npm run verify` runs the first kind alone.
 */
import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '.next/**', '.data/**', 'tests/e2e/**'];
const withDatabase = ['**/*.db.test.ts', 'tests/{flows,faults,security}/**/*.test.ts', 'scripts/database/*.test.ts'];
const withBrowser = ['**/*.browser.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...never, ...withDatabase, ...withBrowser],
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
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: withBrowser,
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
