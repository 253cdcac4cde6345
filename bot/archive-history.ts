import { listArchives } from '#/lib/archives/read-archives.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import type { App, BotContext } from './bot-context.ts';
import type { Buttons } from './reply.ts';

const SHOWN = 4;

/** The customer's own exports below their checks, with a button for each result; empty when there are none. */
export async function archiveHistory(
  effects: App['ctx'],
  ctx: BotContext,
): Promise<{ lines: string[]; buttons: Buttons }> {
  const archives = await listArchives(effects, { customerId: ctx.customer.id, limit: SHOWN });
  if (archives.length === 0) return { lines: [], buttons: [] };
  const day = (at: Date) => figuresIn(ctx.language).dayOfYear(at);
  const lines = archives.map(({ username, sentAt, counts, isDoubtful }) =>
    ctx.say('archive-history-line', {
      username: username ?? '',
      named: username === null ? 'no' : 'yes',
      day: day(sentAt),
      sure: isDoubtful ? 'no' : 'yes',
      notMutual: counts.one_way,
    }),
  );
  const buttons = archives.map(({ id, username, sentAt }) => [
    { text: `📦 ${username === null ? day(sentAt) : `@${username}`}`, data: `art:${id}` },
  ]);
  return { lines: [ctx.say('archive-history'), ...lines], buttons };
}
