import { addCredits } from '#/lib/billing/move-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import { noteAnswer } from '#/lib/customers/access.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { enqueueMoneyNotice } from '#/lib/outbox/enqueue-money-notice.ts';
import type { AccessAnswer } from '#/lib/platform/enums.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'events' | 'queue' | 'limits'>;

/** No key of the HTTP API: these are ASCII. */
const REQUEST_KEY = '§access';

/** `credits`: what was given, 0 when it was declined. */
export type AccessAnswered = { ok: true; credits: number } | { ok: false; reason: 'over' };

/**
 * Answers a customer who asked for a check: gives as many credits as the setting says, or declines, and tells them.
 * @returns `over` when somebody answered before, or the customer is gone. @throws {DomainError} `forbidden`
 */
export async function answerAccess(
  ctx: Effects,
  { customerId, answer, by }: { customerId: bigint; answer: AccessAnswer; by: Actor },
): Promise<AccessAnswered> {
  demandRight(by, 'access.answer');
  const at = ctx.clock.now();
  const credits = answer === 'granted' ? ctx.limits.accessCredits : 0;
  const about = String(customerId);
  return ctx.db.transaction(async (tx) => {
    if (!(await noteAnswer(tx, { customerId, answer }))) return { ok: false, reason: 'over' };
    if (credits > 0) {
      const entry = { customerId, kind: 'grant', credits, requestKey: REQUEST_KEY, at } as const;
      const given = await addCredits(tx, { ...entry, by: `${by.kind}:${by.id ?? by.name}` });
      if (!given) throw new Error('access was granted twice');
    }
    const subject = { kind: 'customer', id: about };
    await recordAudit(tx, { actor: by, action: `access.${answer}`, subject, detail: { credits }, at });
    const told =
      answer === 'granted'
        ? ({ kind: 'access_granted', payload: { credits } } as const)
        : ({ kind: 'access_declined', payload: {} } as const);
    await enqueueMoneyNotice(ctx, tx, { ...told, customerId, about, at });
    await ctx.events.emit(tx, { topic: 'customer', id: about });
    return { ok: true, credits };
  });
}
