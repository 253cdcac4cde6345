import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { findCheck } from '../store.ts';
import { countKept, nameIn, writeKept } from './store.ts';

/** More names are no list that anybody looks through. */
export const KEEP_LIMIT = 1_000;

/**
 * Notes that somebody on a check's lists may stay although they do not follow back. Safe to repeat.
 * @returns `full`: the list holds as many as it may.
 * @throws {DomainError} `not_found` for another check's people; `forbidden`.
 */
export async function keepPerson(
  ctx: Pick<Ctx, 'db'>,
  input: { checkId: string; instagramId: bigint; by: Actor },
): Promise<'kept' | 'full'> {
  demandRight(input.by, 'keep_list.change');
  const { checkId, instagramId } = input;
  const check = await findCheck(ctx.db, checkId);
  if (!check) throw notFound('check', checkId);
  const { customerId } = check;
  demandRight(input.by, 'keep_list.change', customerId);
  const username = await nameIn(ctx.db, checkId, instagramId);
  if (username === null) throw notFound('person', String(instagramId));

  return ctx.db.transaction(async (tx) => {
    await lockCustomer(tx, customerId); // two presses at once count the list one after the other
    if ((await countKept(tx, customerId)) >= KEEP_LIMIT) return 'full';
    await writeKept(tx, customerId, { instagramId, username });
    return 'kept';
  });
}
