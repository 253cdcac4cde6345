import { isOutage } from '#/lib/platform/db.ts';
import { deliverNotice, type NoticeEffects } from './deliver-notice.ts';
import type { Compose } from './model.ts';
import { dueNotices, staleProgress } from './store.ts';
import { tellProgress } from './tell-progress.ts';

const BATCH = 50;
/** Telegram takes about 30 messages a second from one bot (reliability sheet, 6.1). */
const SIDE_BY_SIDE = 5;

/**
 * Delivers what is due and has no job any more, and brings stale progress messages up to date. Meant to be called every
 * few seconds by each worker; several at once share the work.
 * @returns how many notices and progress messages it looked at.
 */
export async function sweepNotices(ctx: NoticeEffects, compose: Compose): Promise<{ due: number; stale: number }> {
  if (!ctx.telegram) return { due: 0, stale: 0 };
  const due = await dueNotices(ctx.db, ctx.clock.now(), BATCH);
  await inTurns(due, (noticeId) => kept(ctx, { noticeId }, () => deliverNotice(ctx, { noticeId }, compose)));

  const stale = await staleProgress(ctx.db, ctx.clock.now(), BATCH);
  await inTurns(stale, (checkId) => kept(ctx, { checkId }, () => tellProgress(ctx, { checkId }, compose)));
  return { due: due.length, stale: stale.length };
}

/** One message that cannot be made does not hold up the others. */
async function kept(ctx: NoticeEffects, about: object, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isOutage(error)) throw error;
    ctx.log.error({ ...about, err: error }, 'a notice could not be made');
  }
}

async function inTurns(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  const waiting = [...ids];
  const take = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await work(id);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, take));
}
