import type { Ctx } from '#/lib/context.ts';
import { isOptedOut } from '#/lib/customers/ask-opt-outs.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { enqueueForCustomer } from '#/lib/outbox/enqueue-notice.ts';
import type { WatchEnded } from '#/lib/outbox/schema.ts';
import { after, DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import { readMaintenance } from '#/lib/settings/maintenance.ts';
import { requestCheck } from '../request-check.ts';
import type { Watch } from './model.ts';
import { deleteWatch, dueWatches, type LastSeen, lastSeen, putOff } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits'>;

const AT_ONCE = 50;

/**
 * Asks for the checks of watched profiles whose time has come; during maintenance they wait. A watch ends, and its
 * customer is told, when the credits are used up, when the profile cannot or may not be read any more, and when its name
 * went to another profile. Safe to run anywhere, twice: each time has one check.
 */
export async function checkWatched(ctx: Effects): Promise<{ begun: number; ended: number }> {
  if (await readMaintenance(ctx)) return { begun: 0, ended: 0 };
  const due = await dueWatches(ctx.db, ctx.clock.now(), AT_ONCE);
  const done = { begun: 0, ended: 0, put_off: 0 };
  for (const watch of due) done[await checkOnce(ctx, watch)] += 1;
  return { begun: done.begun, ended: done.ended };
}

async function checkOnce(ctx: Effects, watch: Watch): Promise<'begun' | 'ended' | 'put_off'> {
  const seen = await lastSeen(ctx.db, watch);
  const targetId = watch.targetId ?? seen?.targetId ?? null;
  const strayed = seen && astray(targetId, seen);
  const isShut = targetId !== null && (await isOptedOut(ctx.db, targetId));
  const reason = isShut ? 'opted_out' : strayed;
  if (reason) {
    await end(ctx, watch, reason);
    return 'ended';
  }
  return ask(ctx, { ...watch, targetId });
}

/** Why there is nobody to go on with: a watch is about a profile, not about whoever has its name. Null: go on. */
function astray(targetId: bigint | null, seen: LastSeen): WatchEnded['reason'] | null {
  if (seen.targetId !== null && seen.targetId !== targetId) return 'other_profile';
  if (seen.failure === 'target_missing') return 'missing';
  return seen.failure === 'target_private' ? 'private' : null;
}

async function ask(ctx: Effects, watch: Watch): Promise<'begun' | 'ended' | 'put_off'> {
  const { id, customerId, targetUsername: username, targetId, nextAt, everyDays } = watch;
  const requestKey = `watch:${id}:${nextAt.getTime()}`;
  const requested = await requestCheck(ctx, { customerId, username, door: 'watch', requestKey, by: SYSTEM });
  const now = ctx.clock.now();
  if (requested.ok) {
    await putOff(ctx.db, watch, { nextAt: after(now, everyDays * DAY_MS), targetId });
    return 'begun';
  }
  if (requested.reason === 'too_many_today') {
    await putOff(ctx.db, watch, { nextAt: after(now, HOUR_MS), targetId });
    return 'put_off';
  }
  await end(ctx, watch, requested.reason);
  return 'ended';
}

async function end(ctx: Effects, watch: Watch, reason: WatchEnded['reason']): Promise<void> {
  const { id, customerId, targetUsername: username } = watch;
  await ctx.db.transaction(async (tx) => {
    if (!(await deleteWatch(tx, { id, customerId }))) return;
    await enqueueForCustomer(ctx, tx, {
      ...{ kind: 'watch_ended', payload: { username, reason }, about: id },
      ...{ customerId, checkId: null, at: ctx.clock.now() },
    });
  });
}
