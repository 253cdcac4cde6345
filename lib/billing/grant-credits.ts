import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { CREDITS_LIMIT } from './model.ts';
import { balanceOf, entryOfRequest, writeEntryOnce } from './store.ts';

export const GrantCredits = z.object({
  credits: z.number().int().min(1).max(CREDITS_LIMIT),
  note: z.string().trim().max(200).optional(),
});

/**
 * Gives a customer credits. The entry and the audit row are one transaction.
 *
 * @param input.requestKey names this request: the same key again gives nothing more. Without one, two calls give twice.
 * @returns the balance afterwards, in credits.
 * @throws {DomainError} `forbidden`; `not_found` when there is no such customer; `conflict` when the key has given something else.
 */
export async function grantCredits(
  ctx: Pick<Ctx, 'db' | 'clock' | 'events'>,
  input: z.output<typeof GrantCredits> & { customerId: bigint; by: Actor; requestKey?: string | undefined },
): Promise<{ balance: number }> {
  const { customerId, by } = input;
  demandRight(by, 'credits.grant');
  if ((await balanceOf(ctx.db, customerId)) === null) throw notFound('customer', String(customerId));

  return ctx.db.transaction(async (tx) => {
    await giveOnce(ctx, tx, input);
    const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { balance: true } });
    return { balance: customer.balance };
  });
}

type Gift = Parameters<typeof grantCredits>[1];

async function giveOnce(ctx: Pick<Ctx, 'clock' | 'events'>, tx: Tx, gift: Gift): Promise<void> {
  const { customerId, credits, note, requestKey, by } = gift;
  const at = ctx.clock.now();
  const entry = {
    customerId,
    kind: 'grant',
    credits,
    note: note ?? null,
    requestKey: requestKey ?? null,
    by: `${by.kind}:${by.id ?? by.name}`,
    at,
  } as const;
  if (!(await writeEntryOnce(tx, entry))) return refuseAnotherGift(tx, gift);

  await recordAudit(tx, {
    actor: by,
    action: 'credits.granted',
    subject: { kind: 'customer', id: String(customerId) },
    detail: { credits, note: note ?? null },
    at,
  });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
}

/** Only a request key can stand in the way of a gift. */
async function refuseAnotherGift(tx: Tx, { customerId, credits, note, requestKey = '' }: Gift): Promise<void> {
  const given = await entryOfRequest(tx, customerId, requestKey);
  if (given.credits === credits && given.note === (note ?? null)) return;
  throw new DomainError(
    'conflict',
    `This key has been used for another gift to this customer (credits: ${given.credits}). Nothing was given now: another gift needs another key.`,
    { credits: given.credits, note: given.note },
  );
}
