import type { Ctx } from '#/lib/context.ts';
import {
  isSettledRow,
  openRows,
  type QuestionRow,
  type SettledQuestion,
  settledRows,
  unpicturedRows,
} from './question-view-store.ts';

export type { SettledQuestion };

type Effects = Pick<Ctx, 'db' | 'clock'>;

/** In operators' chats, not showing yet how they were settled. */
export function listSettledQuestions(ctx: Effects, { limit }: { limit: number }): Promise<SettledQuestion[]> {
  return settledRows(ctx.db, ctx.clock.now(), limit);
}

/** In operators' chats, whose screen can be shown and is not yet. */
export function listUnpictured(
  ctx: Effects,
  { limit }: { limit: number },
): Promise<{ id: string; challengeId: string }[]> {
  return unpicturedRows(ctx.db, ctx.clock.now(), limit);
}

/** Lines of the bell whose questions still wait for a person, oldest first. */
export function listOpenQuestions(ctx: Effects): Promise<QuestionRow[]> {
  return openRows(ctx.db, ctx.clock.now());
}

/** Whether nobody need answer any more; false for a challenge that is not there. */
export function isSettled(ctx: Effects, { challengeId }: { challengeId: string }): Promise<boolean> {
  return isSettledRow(ctx.db, challengeId, ctx.clock.now());
}
