import { listWaitingChecks } from '#/lib/checks/read-waiting.ts';
import { listDue, listOpenProgress } from '#/lib/outbox/list-notices.ts';
import type { DueNotice } from '#/lib/outbox/model.ts';
import { isOutage } from '#/lib/platform/db.ts';
import { readChecks } from '#/lib/views/read-check.ts';
import { listSettledQuestions, listUnpictured } from '#/lib/views/read-questions.ts';
import { deliverNotice } from './deliver-notice.ts';
import type { MessageEffects } from './model.ts';
import { showScreen } from './show-screen.ts';
import { tellOutcome } from './tell-outcome.ts';
import { changeOf, tellProgress } from './tell-progress.ts';

const BATCH = 100;
/** Messages of open checks that are compared with what is so. */
const LOOKED_AT = 2_000;
/** About 30 messages a second from one bot (docs/facts/telegram-and-money.md#limits). */
const SIDE_BY_SIDE = 5;

/**
 * Delivers what is due without a job and updates progress messages and settled questions. Several workers share it.
 * @returns how many of each.
 */
export async function sweepNotices(ctx: MessageEffects): Promise<{ due: number; stale: number; settled: number }> {
  const due = await listDue(ctx, { limit: BATCH });
  await inTurns(byChat(due), async (notices) => {
    for (const { id: noticeId } of notices) await kept(ctx, { noticeId }, () => deliverNotice(ctx, { noticeId }));
  });
  if (!ctx.senders.telegram) return { due: due.length, stale: 0, settled: 0 };

  const stale = await tellStale(ctx, { waiting: false });
  const unpictured = await listUnpictured(ctx, { limit: BATCH });
  await inTurns(unpictured, (question) => kept(ctx, { noticeId: question.id }, () => showScreen(ctx, question)));
  const settled = await listSettledQuestions(ctx, { limit: BATCH });
  await inTurns(settled, (question) => kept(ctx, { noticeId: question.id }, () => tellOutcome(ctx, question)));
  return { due: due.length, stale, settled: settled.length };
}

/** Updates stale progress messages, of all checks or of those that wait for a session; returns how many. */
export async function tellStale(ctx: MessageEffects, { waiting }: { waiting: boolean }): Promise<number> {
  const now = ctx.clock.now();
  const checkIds = waiting ? await listWaitingChecks(ctx) : null;
  const open = await listOpenProgress(ctx, { checkIds, limit: LOOKED_AT });
  const checks = await readChecks(ctx, { checkIds: open.flatMap(({ checkId }) => checkId ?? []) });
  const stale = checks.filter((check) => {
    const notice = open.find(({ checkId }) => checkId === check.id);
    return notice && changeOf(notice, check, now) !== null;
  });
  await inTurns(stale, ({ id: checkId }) => kept(ctx, { checkId }, () => tellProgress(ctx, { checkId })));
  return stale.length;
}

async function kept(ctx: MessageEffects, about: object, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isOutage(error)) throw error;
    ctx.log.error({ ...about, err: error }, 'a notice could not be made');
  }
}

/** What goes to one chat is told in the order given. */
function byChat(due: readonly DueNotice[]): DueNotice[][] {
  return [...Map.groupBy(due, ({ id, chat }) => chat ?? id).values()];
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const take = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, take));
}
