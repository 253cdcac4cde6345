/** I11: people are told once per change of state. The call log of Telegram is the witness. */
import { expect } from 'vitest';
import type { WorkerCtx } from '#/lib/context.ts';
import type { TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';

/**
 * One result file and farewell per check, one message per move of credits, and no edit without news.
 * @param repeats messages that may repeat: one per killed worker; any number when Telegram's answers were lost.
 */
export async function isToldOnce(
  { ctx, telegram }: { ctx: WorkerCtx; telegram: TelegramSandbox },
  repeats: number,
): Promise<void> {
  const doubled = await ctx.db.$queryRaw<unknown[]>`
    select kind, check_id, chat_id from notices group by kind, check_id, chat_id, dedupe_key having count(*) > 1`;
  expect(doubled, 'notices that are owed twice').toEqual([]);

  const checks = await ctx.db.check.groupBy({ by: ['customerId', 'status'], _count: true });
  for (const customerId of new Set(checks.map((check) => check.customerId))) {
    const own = checks.filter((check) => check.customerId === customerId);
    const all = own.reduce((sum, { _count }) => sum + _count, 0);
    const completed = own.find(({ status }) => status === 'completed')?._count ?? 0;
    const failed = own.find(({ status }) => status === 'failed')?._count ?? 0;
    expect(taken(telegram, 'sendDocument', customerId), 'result files').toBeLessThanOrEqual(completed + repeats);
    const aboutCredits = await ctx.db.notice.count({ where: { customerId, checkId: null } });
    const most = all + failed + aboutCredits + repeats;
    expect(taken(telegram, 'sendMessage', customerId), 'messages').toBeLessThanOrEqual(most);
  }
}

/** Calls of one chat that Telegram carried out. */
function taken(telegram: TelegramSandbox, method: string, chatId: bigint): number {
  return telegram.calls
    .all(method)
    .filter(({ parameters, answer }) => String(parameters.chat_id) === String(chatId) && answer?.ok === true).length;
}
