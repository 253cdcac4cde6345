import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, after as later, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { FAULT_POLICY, pauseBeforeTry, restOf, TRIES_IN_A_ROW } from './policy.ts';

const reactions = Object.entries(FAULT_POLICY);
const verdictsThat = (kind: string) => reactions.flatMap(([verdict, does]) => (does.kind === kind ? [verdict] : []));

describe('what an answer does to a session', () => {
  it('ends it when a person is asked for, and otherwise only when a second surface agrees', () => {
    expect(verdictsThat('end_session')).toEqual(['challenged']);
    expect(verdictsThat('prove').sort()).toEqual(['signed_out', 'wrong_identity']);
    expect(verdictsThat('probe')).toEqual(['unclear']);
  });

  it('never signs in because of a limit, an outage or an answer that may mean either', () => {
    for (const verdict of ['throttled', 'unreachable', 'unrecognised', 'unclear', 'warning'] as const) {
      expect(FAULT_POLICY[verdict].kind, verdict).not.toBe('end_session');
    }
    expect(FAULT_POLICY.unclear).toEqual({ kind: 'probe' });
  });

  it('leaves an account that needs a person to people', () => {
    expect(FAULT_POLICY.warning).toEqual({ kind: 'stop_account', event: 'block' });
    expect(FAULT_POLICY.suspended).toEqual({ kind: 'stop_account', event: 'suspend' });
  });

  it('fails a check for what the profile is, and for nothing else', () => {
    expect(verdictsThat('fail').sort()).toEqual(['target_missing', 'target_private']);
  });

  it('tells operators of everything that the product does not understand', () => {
    for (const verdict of ['unrecognised', 'list_withheld', 'endpoint_retired'] as const) {
      expect(FAULT_POLICY[verdict], verdict).toMatchObject({ alarm: true });
    }
  });
});

describe('the pause before another try', () => {
  it('doubles from a second and stops growing at eight', () => {
    expect([1, 2, 3, 4, 5, 50].map((tries) => pauseBeforeTry(tries) / SECOND_MS)).toEqual([1, 2, 4, 8, 8, 8]);
  });

  it('holds a worker for less than half a minute until the check parks', () => {
    let held = 0;
    for (let tries = 1; tries < TRIES_IN_A_ROW; tries += 1) held += pauseBeforeTry(tries);
    expect(held).toBeLessThan(30 * SECOND_MS);
  });
});

describe('the rest of a throttled account', () => {
  const now = new Date('2026-03-01T12:00:00Z');

  it('lasts until the moment that Instagram named, or as long as usual', () => {
    expect(restOf(later(now, HOUR_MS), now, 5 * MINUTE_MS)).toBe(HOUR_MS);
    expect(restOf(null, now, 5 * MINUTE_MS)).toBe(5 * MINUTE_MS);
  });

  it('is at least a second and at most a day, whatever was named', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000 * DAY_MS, max: 1_000 * DAY_MS }), (ms) => {
        const rest = restOf(later(now, ms), now, MINUTE_MS);
        expect(rest).toBe(Math.min(Math.max(ms, SECOND_MS), DAY_MS));
      }),
    );
  });
});
