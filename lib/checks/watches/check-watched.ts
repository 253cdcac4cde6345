import type { Ctx } from '#/lib/context.ts';
import { isOptedOut } from '#/lib/customers/ask-opt-outs.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { enqueueForCustomer } from '#/lib/outbox/enqueue-notice.ts';
import { after, DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import { requestCheck } from '../request-check.ts';
import type { Watch } from './model.ts';
import { deleteWatch, dueWatches, putOff } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits'>;

const AT_ONCE = 50;

/**
 * Asks for the checks of watched profiles whose time has come. A watch ends, and its customer is told, when the credits
 * are used up or the profile may not be read any more. Safe to run anywhere, twice: each time has one check.
 */
export async function checkWatched(ctx: Effects): Promise<{ begun: number; ended: number }> {
  const due = await dueWatches(ctx.db, ctx.clock.now(), AT_ONCE);
  const done = { begun: 0, ended: 0, put_off: 0 };
  for (const watch of due) done[await checkOnce(ctx, watch)] += 1;
  return { begun: done.begun, ended: done.ended };
}

async function checkOnce(ctx: Effects, watch: Watch): Promise<'begun' | 'ended' | 'put_off'> {
  const { id, customerId, targetUsername: username, nextAt, everyDays } = watch;
  if (watch.targetId !== null && (await isOptedOut(ctx.db, watch.targetId))) {
    await end(ctx, watch, 'opted_out');
    return 'ended';
  }
  const requestKey = `watch:${id}:${nextAt.getTime()}`;
  const requested = await requestCheck(ctx, { customerId, username, door: 'watch', requestKey, by: SYSTEM });
  const now = ctx.clock.now();
  if (requested.ok) {
    await putOff(ctx.db, watch, after(now, everyDays * DAY_MS));
    return 'begun';
  }
  if (requested.reason === 'too_many_today') {
    await putOff(ctx.db, watch, after(now, HOUR_MS));
    return 'put_off';
  }
  await end(ctx, watch, requested.reason);
  return 'ended';
}

async function end(ctx: Effects, watch: Watch, reason: 'no_credit' | 'opted_out'): Promise<void> {
  const { id, customerId, targetUsername: username } = watch;
  await ctx.db.transaction(async (tx) => {
    if (!(await deleteWatch(tx, { id, customerId }))) return;
    await enqueueForCustomer(ctx, tx, {
      ...{ kind: 'watch_ended', payload: { username, reason }, about: id },
      ...{ customerId, checkId: null, at: ctx.clock.now() },
    });
  });
}
