import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { markLeft } from './mark-left.ts';

/** Notes that a customer has stopped the bot. @throws {DomainError} `forbidden` */
export async function leaveCustomer(ctx: Pick<Ctx, 'db' | 'clock'>, input: { id: bigint; by: Actor }): Promise<void> {
  demandRight(input.by, 'customer.remember', input.id);
  await markLeft(ctx, { customerId: input.id, at: ctx.clock.now() });
}
