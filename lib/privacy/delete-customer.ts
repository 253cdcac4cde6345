import { randomUUID } from 'node:crypto';
import { takeBack } from '#/lib/billing/move-credits.ts';
import { cancelAllChecks } from '#/lib/checks/cancel-all-checks.ts';
import type { Ctx } from '#/lib/context.ts';
import { balanceOf } from '#/lib/customers/change-balance.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Doer } from '#/lib/operators/view.ts';
import { listProgressPlaces } from '#/lib/outbox/list-notices.ts';
import { demandNoRefund } from '#/lib/payments/demand-no-refund.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { deletePages, removeCustomer } from './forget-store.ts';

export type Gone = { cancelled: number; messages: number[] };

type Effects = Pick<Ctx, 'db' | 'clock' | 'events'>;

/**
 * Deletes a customer: afterwards no row names them, and unspent credits are taken back. Repeat a failed call: it goes on.
 * @throws {DomainError} `forbidden`; `not_found`; {RefundUnderWay} to whom money is on its way back.
 */
export async function deleteCustomer(ctx: Effects, input: { customerId: bigint; by: Actor }): Promise<Gone> {
  const { customerId } = input;
  demandRight(input.by, 'customer.delete', customerId);
  const first = await ctx.db.transaction((tx) => cancelFor(ctx, tx, input));
  await deletePages(ctx.db, { customerId });
  const then = await ctx.db.transaction((tx) => remove(ctx, tx, input));
  return { cancelled: first.cancelled + then.cancelled, messages: [...first.messages, ...then.messages] };
}

async function cancelFor(ctx: Effects, tx: Tx, { customerId, by }: { customerId: bigint; by: Actor }): Promise<Gone> {
  if (!(await lockCustomer(tx, customerId))) throw notFound('customer', String(customerId));
  await demandNoRefund(tx, customerId);
  const checkIds = await cancelAllChecks(ctx, tx, { customerId, at: ctx.clock.now(), reason: by.kind });
  return { cancelled: checkIds.length, messages: await listProgressPlaces(tx, { checkIds }) };
}

/** Also cancels what was asked for since. */
async function remove(ctx: Effects, tx: Tx, input: { customerId: bigint; by: Actor }): Promise<Gone> {
  const { customerId, by } = input;
  const gone = await cancelFor(ctx, tx, input);
  await takeTheRest(tx, customerId, ctx.clock.now());
  const pseudonym = `deleted:${randomUUID()}`; // random: nothing leads back
  await removeCustomer(tx, customerId, pseudonym);
  const actor: Doer = by.kind === 'customer' ? { kind: 'customer', id: pseudonym, name: 'deleted customer' } : by;
  const subject = { kind: 'customer', id: pseudonym };
  await recordAudit(tx, { actor, action: 'customer.deleted', subject, at: ctx.clock.now() });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
  return gone;
}

/** The ledger's sum stays the sum of all balances. */
async function takeTheRest(tx: Tx, customerId: bigint, at: Date): Promise<void> {
  const credits = (await balanceOf(tx, customerId)) ?? 0;
  if (credits > 0) await takeBack(tx, { customerId, kind: 'take', credits, by: 'deletion', at });
}
