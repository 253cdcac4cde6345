import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { balanceOf } from '#/lib/customers/change-balance.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { CREDITS_LIMIT } from './model.ts';
import { entryOfRequest, writeEntryOnce } from './store.ts';

export const GrantCredits = z.object({
  credits: z.number().int().min(1).max(CREDITS_LIMIT),
  note: z.string().trim().max(200).optional(),
});

/**
 * Gives credits, once per request key; returns the balance.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` when the key did something else.
 */
export async function grantCredits(
  ctx: Pick<Ctx, 'db' | 'clock' | 'events'>,
  input: z.output<typeof GrantCredits> & {
    customerId: bigint;
    by: Actor;
    requestKey?: string | undefined;
    /** Tells the customer, in the gift's transaction. */
    tell?: (tx: Tx, at: Date) => Promise<void>;
  },
): Promise<{ balance: number }> {
  const { customerId, by } = input;
  demandRight(by, 'credits.grant');
  if ((await balanceOf(ctx.db, customerId)) === null) throw notFound('customer', String(customerId));

  return ctx.db.transaction(async (tx) => {
    await giveOnce(ctx, tx, input);
    const balance = await balanceOf(tx, customerId);
    if (balance === null) throw notFound('customer', String(customerId));
    return { balance };
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
  await gift.tell?.(tx, at);
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
}

async function refuseAnotherGift(tx: Tx, { customerId, credits, note, requestKey = '' }: Gift): Promise<void> {
  const given = await entryOfRequest(tx, customerId, requestKey);
  const isGift = given?.kind === 'grant';
  if (isGift && given.credits === credits && given.note === (note ?? null)) return;
  const what = isGift ? 'another gift to' : 'something else with';
  throw new DomainError(
    'conflict',
    `This key has been used for ${what} this customer (credits: ${given?.credits}). Nothing was given now: another gift needs another key.`,
    { credits: given?.credits, note: given?.note },
  );
}
