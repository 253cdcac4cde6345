import { describe, expect, it } from 'vitest';
import { gapsOf, type Move, placeOn, thinned } from './journal-shape.ts';

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000);
const move = (event: string, to: Move['to'], seconds: number, reason: string | null = null): Move => ({
  event,
  to,
  reason,
  at: at(seconds),
  from: null,
  run: 1,
});

describe('the waits of a check', () => {
  it('are named by their cause and last until the next move', () => {
    const moves = [
      move('request', 'queued', 0),
      move('start', 'running', 3),
      move('park', 'parked', 60, 'session'),
      move('start', 'running', 101),
      move('rescue', 'queued', 120, 'worker_gone'),
      move('start', 'running', 140),
      move('park', 'parked', 150, 'budget'),
    ];
    const gaps = gapsOf(moves, at(180));
    expect(gaps.map(({ cause, from, until }) => [cause, (until.getTime() - from.getTime()) / 1000])).toEqual([
      ['queue', 3],
      ['session', 41],
      ['rescue', 20],
      ['budget', 30],
    ]);
  });

  it('leave out what is too short to see, and call the hand-over of a slice a queue, not a rescue', () => {
    const moves = [
      move('request', 'queued', 0),
      move('start', 'running', 0.5),
      move('rescue', 'queued', 10, 'slice'),
      move('start', 'running', 12),
    ];
    expect(gapsOf(moves, at(20)).map(({ cause }) => cause)).toEqual(['queue']);
  });
});

describe('the time axis', () => {
  it('keeps everything between its ends, also a moment outside of them', () => {
    const axis = { from: at(0), until: at(10) };
    expect([at(-5), at(0), at(5), at(10), at(99)].map((moment) => placeOn(axis, moment))).toEqual([0, 0, 50, 100, 100]);
  });

  it('draws a long journal with few ticks, among them the first and the last', () => {
    const ticks = Array.from({ length: 50_000 }, (_, place) => place);
    const shown = thinned(ticks, 320);
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([320, 0, 49_999]);
  });
});
