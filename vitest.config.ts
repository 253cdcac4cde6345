/**
 * Four kinds of tests. `unit` needs nothing but Node; `rooms` a PostgreSQL, which its set-up starts and throws away;
 * `stories` PostgreSQL, browsers and processes; `browser` a Chromium. `npm run verify` runs the first kind alone.
 * Drills are stories that are played only where DRILL_CHECKS says how long they are: in the long tests.
 */
import { defineConfig } from 'vitest/config';
import { StoriesFirst } from './scripts/test/stories-first.ts';

const drills = ['tests/drills/*.test.ts'];
const never = [
  '**/node_modules/**',
  '.next/**',
  '.data/**',
  'tests/e2e/**',
  ...(process.env.DRILL_CHECKS ? [] : drills),
];
const rooms = ['**/*.db.test.ts'];
const stories = ['tests/{flows,faults,security,property}/**/*.test.ts', 'scripts/database/*.test.ts', ...drills];
const browser = ['**/*.browser.test.ts'];

/**
 * Three files side by side: most of their time they wait for a browser, a lease or another process, also on two cores. They keep
 * no state of their own in modules, and share them: loading them anew for each file took a good part of the whole time.
 */
const together = { maxWorkers: 3, isolate: false };
/** What ends a test that hangs. Never what one expects of a machine: on a busy one everything takes longer, and nothing is wrong. */
const patience = { testTimeout: 480_000, hookTimeout: 480_000, expect: { poll: { timeout: 60_000 } } };
const postgres = { globalSetup: 'testing/database/postgres-setup.ts' };

export default defineConfig({
  test: {
    sequence: { sequencer: StoriesFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...never, ...rooms, ...stories, ...browser],
          ...together,
          ...patience,
        },
      },
      {
        test: { name: 'rooms', include: rooms, exclude: [...never, ...browser], ...together, ...patience, ...postgres },
      },
      {
        test: {
          name: 'stories',
          include: stories,
          exclude: [...never, ...rooms, ...browser],
          ...together,
          ...patience,
          ...postgres,
        },
      },
      // the product's own patience with a page is seconds: more windows of one Chromium than processors are slower than that
      { test: { name: 'browser', include: browser, exclude: never, ...together, ...patience, maxConcurrency: 2 } },
    ],
  },
});
