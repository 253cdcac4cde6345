/** The questions that operators were asked, by notice, and whether somebody answered. */
import type { Ctx } from '#/lib/context.ts';
import { isSettledRow, openRows, type QuestionRow, type SettledQuestion, settledRows } from './question-view-store.ts';

export type { SettledQuestion };

type Effects = Pick<Ctx, 'db' | 'clock'>;

/** Questions and reminders in operators' chats that do not say yet how the question was settled. */
export function listSettledQuestions(ctx: Effects, { limit }: { limit: number }): Promise<SettledQuestion[]> {
  return settledRows(ctx.db, ctx.clock.now(), limit);
}

/** The bell's lines about questions that still wait for a person, oldest first. */
export function listOpenQuestions(ctx: Effects): Promise<QuestionRow[]> {
  return openRows(ctx.db, ctx.clock.now());
}

/** Whether nobody need answer a challenge any more; false for one that is not there. */
export function isSettled(ctx: Effects, { challengeId }: { challengeId: string }): Promise<boolean> {
  return isSettledRow(ctx.db, challengeId, ctx.clock.now());
}
