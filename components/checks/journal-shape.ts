/** A journal for the time axis: pages as ticks, waits as gaps. Pure. */
import type { Tick as JournalTick, MoveView } from '#/lib/checks/view.ts';
import { ParkReason } from '#/lib/platform/enums.ts';
import type { Meaning } from '../ui/meaning.ts';

export type Tick = Omit<JournalTick, 'accountId'>;
export type Move = Omit<MoveView, 'detail'>;

export type GapCause = 'queue' | ParkReason | 'rescue' | 'pace';
export type Gap = { from: Date; until: Date; cause: GapCause };

export const GAP_LOOK: Record<GapCause, { meaning: Meaning }> = {
  queue: { meaning: 'working' },
  session: { meaning: 'waiting' },
  budget: { meaning: 'waiting' },
  deploy: { meaning: 'still' },
  unreachable: { meaning: 'trouble' },
  operator: { meaning: 'still' },
  rescue: { meaning: 'trouble' },
  pace: { meaning: 'still' },
};

/** Shorter waits are the ordinary pace. */
const SHORTEST_GAP_MS = 1000;

const PARK_REASONS: readonly string[] = Object.values(ParkReason);

/** From each stopping move to the next start. */
export function gapsOf(moves: readonly Move[], now: Date): Gap[] {
  const gaps: Gap[] = [];
  for (const [place, move] of moves.entries()) {
    const cause = causeOf(move);
    if (!cause) continue;
    const until = moves[place + 1]?.at ?? now;
    if (until.getTime() - move.at.getTime() >= SHORTEST_GAP_MS) gaps.push({ from: move.at, until, cause });
  }
  return gaps;
}

function causeOf(move: Move): GapCause | undefined {
  if (move.to === 'queued') return move.event === 'rescue' && move.reason !== 'slice' ? 'rescue' : 'queue';
  if (move.to !== 'parked') return undefined;
  return isParkReason(move.reason) ? move.reason : 'session';
}

function isParkReason(reason: string | null): reason is ParkReason {
  return reason !== null && PARK_REASONS.includes(reason);
}

export type Axis = { from: Date; until: Date };

/** 0 to 100. */
export function placeOn(axis: Axis, at: Date): number {
  const whole = Math.max(1, axis.until.getTime() - axis.from.getTime());
  return Math.min(100, Math.max(0, ((at.getTime() - axis.from.getTime()) / whole) * 100));
}

/** At most `most`, evenly, with the first and last. */
export function thinned<T>(ticks: readonly T[], most: number): T[] {
  if (ticks.length <= most) return [...ticks];
  const step = (ticks.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, place) => ticks[Math.round(place * step)]).filter(
    (tick) => tick !== undefined,
  );
}
