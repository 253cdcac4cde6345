import type { Move } from './journal-shape.ts';

export type StoryLine = Move & { turns?: number; until: Date | null };

/** A slice's end and the next start are a turn; two or more are one line. */
export function foldTurns(moves: readonly Move[]): StoryLine[] {
  const lines: StoryLine[] = [];
  for (let at = 0; at < moves.length; ) {
    const turns = turnsFrom(moves, at);
    const taken = turns > 1 ? turns * 2 : 1;
    const move = moves[at];
    if (!move) break;
    const until = moves[at + taken]?.at ?? null;
    lines.push(turns > 1 ? { ...move, to: 'running', turns, until } : { ...move, until });
    at += taken;
  }
  return lines;
}

function turnsFrom(moves: readonly Move[], from: number): number {
  let turns = 0;
  while (isHandOver(moves[from + 2 * turns]) && moves[from + 2 * turns + 1]?.event === 'start') turns += 1;
  return turns;
}

function isHandOver(move: Move | undefined): boolean {
  return move?.event === 'rescue' && move.reason === 'slice';
}
