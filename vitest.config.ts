/**
 * Four kinds of tests. `unit` needs nothing but Node; `rooms` a PostgreSQL, which its set-up starts and throws away;
 * `stories` PostgreSQL, browsers and processes; `browser` a Chromium. `npm run verify` runs the first kind alone.
 */
import { defineConfig } from 'vitest/config';
import { StoriesFirst } from './scripts/test/stories-first.ts';

const never = ['**/node_modules/**', '.next/**', '.data/**', 'tests/e2e/**'];
const rooms = ['**/*.db.test.ts'];
const stories = ['tests/{flows,faults,security}/**/*.test.ts', 'scripts/database/*.test.ts'];
const browser = ['**/*.browser.test.ts'];

/**
 * Files side by side: most of their time they wait for a browser, a lease or another process, also on two cores. Where files keep
 * no state of their own they share their modules (`isolate: false`): loading them anew took longer than the tests.
 */
const maxWorkers = 3;

export default defineConfig({
  test: {
    sequence: { sequencer: StoriesFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...never, ...rooms, ...stories, ...browser],
          maxWorkers,
          isolate: false,
        },
      },
      {
        test: {
          name: 'rooms',
          include: rooms,
          exclude: [...never, ...browser],
          globalSetup: 'tests/postgres-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
          isolate: false,
        },
      },
      {
        test: {
          name: 'stories',
          include: stories,
          exclude: [...never, ...rooms, ...browser],
          globalSetup: 'tests/postgres-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
    ],
  },
});
