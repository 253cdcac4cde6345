import { describe, expect, it } from 'vitest';
import { atLeastOneFailure, single, sum, tallyLine, tallyPlaywright, tallyVitest } from './tally.ts';

describe('the sums of npm test', () => {
  it('are one plain line', () => {
    const total = sum([single(true), single(false), { passed: 40, failed: 0, skipped: 2 }]);
    expect(tallyLine(total)).toBe('41 passed, 1 failed, 2 skipped');
  });

  it('count a test file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      ],
    };
    expect(tallyVitest(report)).toEqual({ passed: 1, failed: 2, skipped: 3 });
  });

  it('count an error outside of any end-to-end test', () => {
    const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };
    expect(tallyPlaywright({ stats, errors: [{}] })).toEqual({ passed: 6, failed: 3, skipped: 3 });
  });

  it('hold a failure for every program that ended badly', () => {
    expect(atLeastOneFailure({ passed: 9, failed: 0, skipped: 0 }, false).failed).toBe(1);
    expect(atLeastOneFailure({ passed: 9, failed: 3, skipped: 0 }, false).failed).toBe(3);
    expect(atLeastOneFailure({ passed: 9, failed: 0, skipped: 0 }, true).failed).toBe(0);
  });
});
