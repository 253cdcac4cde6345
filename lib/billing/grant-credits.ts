import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '#/lib/security/audit.ts';
import { CREDITS_LIMIT } from './model.ts';
import { balanceOf, writeEntryOnce } from './store.ts';

export const GrantCredits = z.object({
  credits: z.number().int().min(1).max(CREDITS_LIMIT),
  note: z.string().trim().max(200).optional(),
});

/**
 * Gives a customer credits. The entry and the audit row are one transaction.
 * @throws {DomainError} `not_found` when there is no such customer.
 */
export async function grantCredits(
  ctx: Pick<Ctx, 'db' | 'clock' | 'events'>,
  input: z.output<typeof GrantCredits> & { customerId: bigint; by: Actor },
): Promise<{ balance: number }> {
  const { customerId, credits, note, by } = input;
  if ((await balanceOf(ctx.db, customerId)) === null) throw notFound('customer', String(customerId));

  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    await writeEntryOnce(tx, { customerId, kind: 'grant', credits, note, by: `${by.kind}:${by.id ?? by.name}`, at });
    await recordAudit(tx, {
      actor: by,
      deed: 'credits.granted',
      subject: { kind: 'customer', id: String(customerId) },
      detail: { credits, note: note ?? null },
      at,
    });
    await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
    const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { balance: true } });
    return { balance: customer.balance };
  });
}
