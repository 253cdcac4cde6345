import { reserveCredit } from '#/lib/billing/settle-check.ts';
import type { Ctx } from '#/lib/context.ts';
import { optedOutAmong } from '#/lib/customers/ask-opt-outs.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { recordConsent } from '#/lib/customers/record-consent.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { enqueueForCustomer } from '#/lib/outbox/enqueue-notice.ts';
import { after, DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { demandOpen } from '#/lib/settings/maintenance.ts';
import type { Check } from './model.ts';
import type { RequestCheck } from './schema.ts';
import { checkOfRequest, countSince, insertCheck, openCheckOf, targetsOfName } from './store.ts';

export type Requested =
  /** `joined`: this request, or an open check, made it before; nothing was reserved. */
  { ok: true; check: Check; joined: boolean } | { ok: false; reason: 'no_credit' | 'too_many_today' | 'opted_out' };

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits'>;

export const CHECK_CREDITS = 1;

/**
 * Queues a check and reserves its credit in one transaction. A doubled request joins the open check; a `requestKey`
 * finds its check even after the end. @returns `no_credit`, `too_many_today`, `opted_out`: answers, not errors.
 * @throws {DomainError} `forbidden`; `not_found` for a customer who never spoke with the bot; `unavailable` during
 * maintenance.
 */
export async function requestCheck(ctx: Effects, input: RequestCheck & { by: Actor }): Promise<Requested> {
  demandRight(input.by, 'check.request', input.customerId);
  const at = ctx.clock.now();
  await demandOpen(ctx);
  return await ctx.db.transaction((tx) => reserveAndQueue(ctx, tx, input, at));
}

async function reserveAndQueue(ctx: Effects, tx: Tx, input: RequestCheck, at: Date): Promise<Requested> {
  const { customerId, username, door, requestKey } = input;
  const targets = await targetsOfName(tx, username, after(at, -HOUR_MS));
  const shut = await optedOutAmong(tx, targets); // before the lock: others may be waiting for it
  const customer = await lockCustomer(tx, customerId);
  if (!customer) throw notFound('customer', String(customerId));

  const made = requestKey === undefined ? null : await checkOfRequest(tx, customerId, requestKey);
  const before = made ?? (await openCheckOf(tx, customerId, username));
  if (before) return { ok: true, check: before, joined: true };
  if (shut.size > 0) return { ok: false, reason: 'opted_out' };
  if ((await countSince(tx, customerId, after(at, -DAY_MS))) >= ctx.limits.checksPerDay) {
    return { ok: false, reason: 'too_many_today' };
  }
  if (customer.balance < CHECK_CREDITS) return { ok: false, reason: 'no_credit' };

  const language = input.language ?? customer.language;
  const asked = {
    customerId,
    targetUsername: username,
    door,
    language,
    requestKey: requestKey ?? null,
    requestedAt: at,
  };
  const check = await insertCheck(tx, asked);
  await reserveCredit(tx, { customerId, checkId: check.id, credits: CHECK_CREDITS, at });

  if (door === 'bot') await recordConsent(tx, customerId, at); // the bot said before what is read and kept
  // nobody waits for what was not asked for
  if (door !== 'watch')
    await enqueueForCustomer(ctx, tx, { kind: 'check_progress', payload: {}, customerId, checkId: check.id, at });
  await ctx.queue.send('check.run', { checkId: check.id }, { tx });
  await ctx.events.emit(tx, { topic: 'check', id: check.id });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
  return { ok: true, check, joined: false };
}
