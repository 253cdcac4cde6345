/** Folds the ordinary turns of a long reading into one line of its story. Pure. */
import type { Move } from './journal-shape.ts';

/** A move as it is told, or as many turns as came one after the other. */
export type StoryLine = Move & { turns?: number; until: Date | null };

/**
 * A turn is a slice that ended and the start of the next one. Two and more in a row are one line, from the first to the
 * end of the last; what is not ordinary (a wait, a rescue, the end) stands between them.
 */
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

/** How many turns begin at a place of the story, one directly after the other. */
function turnsFrom(moves: readonly Move[], from: number): number {
  let turns = 0;
  while (isHandOver(moves[from + 2 * turns]) && moves[from + 2 * turns + 1]?.event === 'start') turns += 1;
  return turns;
}

function isHandOver(move: Move | undefined): boolean {
  return move?.event === 'rescue' && move.reason === 'slice';
}
