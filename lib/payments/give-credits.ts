import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { GrantCredits, grantCredits } from '#/lib/billing/grant-credits.ts';
import { CREDITS_LIMIT } from '#/lib/billing/model.ts';
import { takeBack, takenBefore } from '#/lib/billing/move-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { enqueueMoneyNotice } from '#/lib/outbox/enqueue-money-notice.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';

export { GrantCredits };
export const TakeCredits = z.object({
  credits: z.number().int().min(1).max(CREDITS_LIMIT),
  note: z.string().trim().min(1).max(200),
});

type Effects = Pick<Ctx, 'db' | 'clock' | 'events' | 'queue'>;

/**
 * Gives credits, once per request key, and tells the customer why; returns the balance.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` when the key did something else.
 */
export function giveCredits(
  ctx: Effects,
  input: z.output<typeof GrantCredits> & { customerId: bigint; by: Actor; requestKey?: string | undefined },
): Promise<{ balance: number }> {
  const { customerId, credits, note = null } = input;
  return grantCredits(ctx, {
    ...input,
    tell: (tx, at) =>
      enqueueMoneyNotice(ctx, tx, {
        ...{ kind: 'credits_given', payload: { credits, note: note || null } },
        ...{ customerId, about: randomUUID(), at },
      }),
  });
}

type Taking = z.output<typeof TakeCredits> & { customerId: bigint; by: Actor; requestKey?: string | undefined };

/**
 * Takes credits back, as many as there are to spend, once per request key, and tells the customer why; returns how many.
 * A key that found nothing to take is as good as new.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` when the key did something else.
 */
export async function takeCredits(ctx: Effects, input: Taking): Promise<{ taken: number }> {
  const { customerId, requestKey } = input;
  demandRight(input.by, 'credits.take');
  return ctx.db.transaction(async (tx) => {
    if (!(await lockCustomer(tx, customerId))) throw notFound('customer', String(customerId));
    const before = requestKey === undefined ? null : await takenBefore(tx, { ...input, requestKey });
    return { taken: before ?? (await takeNow(ctx, tx, input)) };
  });
}

async function takeNow(ctx: Effects, tx: Tx, taking: Taking): Promise<number> {
  const { customerId, credits, note, by, requestKey = null } = taking;
  const at = ctx.clock.now();
  const entry = { customerId, kind: 'take', credits, note, requestKey, at } as const;
  const taken = await takeBack(tx, { ...entry, by: `${by.kind}:${by.id ?? by.name}` });
  if (taken === 0) return 0;
  const subject = { kind: 'customer', id: String(customerId) };
  await recordAudit(tx, { actor: by, action: 'credits.taken', subject, detail: { credits: taken, note }, at });
  const payload = { credits: taken, note };
  await enqueueMoneyNotice(ctx, tx, { kind: 'credits_taken', payload, customerId, about: randomUUID(), at });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
  return taken;
}
