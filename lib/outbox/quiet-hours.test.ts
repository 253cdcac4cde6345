import { describe, expect, it } from 'vitest';
import { quietPeriod } from './quiet-hours.ts';

const NIGHT = { fromMinute: 23 * 60, toMinute: 8 * 60, timeZone: 'Europe/Berlin' };
const period = (at: string) => {
  const found = quietPeriod(new Date(at), NIGHT);
  return found && [found.since.toISOString(), found.until.toISOString()];
};

describe('quiet hours', () => {
  it('begin and end at the minute that the clock of the zone shows', () => {
    const night = ['2026-11-22T22:00:00.000Z', '2026-11-23T07:00:00.000Z'];
    expect(period('2026-11-22T21:59:59.999Z')).toBeNull();
    for (const at of ['2026-11-22T22:00:00Z', '2026-11-23T01:17:31.5Z', '2026-11-23T06:59:59.999Z'])
      expect(period(at)).toEqual(night);
    expect(period('2026-11-23T07:00:00Z')).toBeNull();
  });

  it('are one period in the night in which the clocks change', () => {
    const shorter = ['2026-03-28T22:00:00.000Z', '2026-03-29T06:00:00.000Z'];
    expect(period('2026-03-28T23:30:00Z')).toEqual(shorter);
    expect(period('2026-03-29T05:30:00Z')).toEqual(shorter);
    const longer = ['2026-10-24T21:00:00.000Z', '2026-10-25T07:00:00.000Z'];
    expect(period('2026-10-24T21:30:00Z')).toEqual(longer);
    expect(period('2026-10-25T05:30:00Z')).toEqual(longer);
  });

  it('may lie within one day, and are none when they begin where they end', () => {
    const noon = { fromMinute: 12 * 60 + 30, toMinute: 13 * 60, timeZone: 'UTC' };
    expect(quietPeriod(new Date('2026-11-23T12:30:00Z'), noon)?.until.toISOString()).toBe('2026-11-23T13:00:00.000Z');
    expect(quietPeriod(new Date('2026-11-23T13:00:00Z'), noon)).toBeNull();
    expect(quietPeriod(new Date(), { ...noon, toMinute: noon.fromMinute })).toBeNull();
    expect(quietPeriod(new Date(), null)).toBeNull();
  });
});
