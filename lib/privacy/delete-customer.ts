import { randomUUID } from 'node:crypto';
import { cancelAllChecks } from '#/lib/checks/cancel-all-checks.ts';
import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import type { Doer } from '#/lib/operators/model.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { listProgressPlaces } from '#/lib/outbox/list-notices.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { deletePages, removeCustomer } from './forget-store.ts';

/** `messages`: ids of progress messages in the customer's chat that nobody keeps up to date any more. */
export type Gone = { cancelled: number; messages: number[] };

type Effects = Pick<Ctx, 'db' | 'clock' | 'events'>;

/**
 * Deletes a customer: afterwards no row of any table names them. Checks under way are cancelled first and their credits released;
 * payments and the ledger stay and name nobody. Credits that were not spent are lost.
 *
 * Three steps, each of which may be repeated: it cancels checks; it deletes their lists, some pages at a time; it deletes the rest in one
 * transaction, with the audit row. A call that failed in between is made again and goes on.
 *
 * @throws {DomainError} `forbidden`; `not_found`
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
  const checkIds = await cancelAllChecks(ctx, tx, { customerId, at: ctx.clock.now(), reason: by.kind });
  return { cancelled: checkIds.length, messages: await listProgressPlaces(tx, { checkIds }) };
}

/** Locks the customer, cancels what was asked for since the first step, and deletes. */
async function remove(ctx: Effects, tx: Tx, input: { customerId: bigint; by: Actor }): Promise<Gone> {
  const { customerId, by } = input;
  const gone = await cancelFor(ctx, tx, input);
  const pseudonym = `deleted:${randomUUID()}`; // of chance: nothing leads back
  await removeCustomer(tx, customerId, pseudonym);
  const actor: Doer = by.kind === 'customer' ? { kind: 'customer', id: pseudonym, name: 'deleted customer' } : by;
  const subject = { kind: 'customer', id: pseudonym };
  await recordAudit(tx, { actor, action: 'customer.deleted', subject, at: ctx.clock.now() });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
  return gone;
}
