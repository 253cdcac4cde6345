import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { deleteKept } from './store.ts';

/** Takes somebody off a customer's keep-list. @returns whether they were on it. @throws {DomainError} `forbidden` */
export async function unkeepPerson(
  ctx: Pick<Ctx, 'db'>,
  input: { customerId: bigint; instagramId: bigint; by: Actor },
): Promise<boolean> {
  demandRight(input.by, 'keep_list.change', input.customerId);
  return deleteKept(ctx.db, input.customerId, input.instagramId);
}
