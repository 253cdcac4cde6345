import { expect, it } from 'vitest';
import { showsReading } from './check-status.ts';

it('shows bars and a journal of every check that reads or has read, and no empty ones of a check that ended before', () => {
  for (const status of ['queued', 'running', 'parked', 'completed'] as const)
    expect([status, showsReading({ status, pages: 0 })]).toEqual([status, true]);
  for (const status of ['failed', 'cancelled'] as const)
    expect([0, 3].map((pages) => showsReading({ status, pages }))).toEqual([false, true]);
});
