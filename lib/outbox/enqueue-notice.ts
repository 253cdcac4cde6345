import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { enqueueForChannels, type OperatorEffects } from './enqueue-channels.ts';
import { closeIncidents, insertBell } from './incident-store.ts';
import { endedBy, incidentOf, pauseBeforeReminder, subjectOf } from './incidents.ts';
import type { CustomerNotice } from './model.ts';
import { quietPeriod } from './quiet-hours.ts';
import { goesTo, isGoodNews } from './reach.ts';
import type { Reach } from './recipients.ts';
import type { OperatorNotice } from './schema.ts';
import { insertNotice } from './store.ts';

/**
 * Owes a customer one message about one check, or else `about` something of theirs, in the event's transaction. Owing it
 * again changes nothing.
 */
export async function enqueueForCustomer(
  ctx: Pick<Ctx, 'queue'>,
  tx: Tx,
  notice: CustomerNotice & { customerId: bigint; at: Date } & ({ checkId: string } | { checkId: null; about: string }),
): Promise<void> {
  const { customerId, checkId, kind, payload, at } = notice;
  const id = await insertNotice(tx, {
    audience: 'customer',
    channel: 'telegram',
    customerId,
    checkId,
    chatId: customerId,
    kind,
    payload,
    dedupeKey: `${kind}:${notice.checkId ?? notice.about}`,
    at,
  });
  if (id) await ctx.queue.send('notice.deliver', { noticeId: id }, { tx });
}

/**
 * Enqueues a message to the operators on all channels. An incident is told once, however many meet it; good news ends
 * it, or waits in quiet hours for one digest.
 * @param notice.about the same kind about the same thing is told once.
 */
export async function enqueueForOperators(
  ctx: OperatorEffects,
  tx: Tx,
  notice: OperatorNotice & { about: string; at: Date; reach?: Reach },
): Promise<void> {
  const { at, reach } = notice;
  const about = subjectOf(notice, notice.about, at);
  const incident = incidentOf(notice);
  const ended = endedBy(notice);
  if (ended) await closeIncidents(tx, { beginning: ended, except: incident });

  const told = goesTo('bell', notice)
    ? await insertBell(tx, { ...notice, about, at, incident, remindAt: after(at, pauseBeforeReminder(0)) })
    : null;
  if (incident && !told) return; // it is known and not over

  const night = isGoodNews(notice) ? quietPeriod(at, ctx.operatorChannels.quiet) : null;
  const owed = await enqueueForChannels(ctx, tx, notice, { about: incident && told ? told : about, at, night, reach });
  if (told || owed > 0) await ctx.events.emit(tx, { topic: 'notice', id: about });
}
