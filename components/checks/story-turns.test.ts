import { expect, it } from 'vitest';
import type { Move } from './journal-shape.ts';
import { foldTurns } from './story-turns.ts';

let seconds = 0;
const move = (event: string, to: Move['to'], reason: string | null = null): Move => {
  seconds += 10;
  return { event, to, reason, at: new Date(seconds * 1000), from: null, run: 1 };
};
const turn = () => [move('rescue', 'queued', 'slice'), move('start', 'running')];
const told = (moves: Move[]) => foldTurns(moves).map(({ event, turns }) => (turns ? turns : event));

it('tells hundreds of ordinary turns in one line, which lasts until the next thing that happened', () => {
  const moves = [move('request', 'queued'), move('start', 'running')];
  for (let count = 0; count < 220; count += 1) moves.push(...turn());
  const end = move('finish', 'completed');
  const lines = foldTurns([...moves, end]);
  expect(lines.map(({ event, turns }) => turns ?? event)).toEqual(['request', 'start', 220, 'finish']);
  expect(lines[2]?.until).toEqual(end.at);
});

it('leaves a single turn as it is, and everything that is not ordinary between the turns', () => {
  expect(told([move('start', 'running'), ...turn(), move('park', 'parked', 'session')])).toEqual([
    'start',
    'rescue',
    'start',
    'park',
  ]);
  const rescued = [move('rescue', 'queued', 'worker_gone'), move('start', 'running')];
  expect(told([...turn(), ...turn(), ...rescued, ...turn(), ...turn(), ...turn()])).toEqual([2, 'rescue', 'start', 3]);
});
