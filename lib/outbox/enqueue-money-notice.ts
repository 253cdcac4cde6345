import type { Ctx } from '#/lib/context.ts';
import type { Tx } from '#/lib/platform/db.ts';
import type { MoneyNotice } from './money-notice.ts';
import { insertNotice } from './store.ts';

/**
 * Owes a customer one message about their credits, in the event's transaction.
 * @param notice.about the same kind about the same thing is told once.
 */
export async function enqueueMoneyNotice(
  ctx: Pick<Ctx, 'queue'>,
  tx: Tx,
  notice: MoneyNotice & { customerId: bigint; about: string; at: Date },
): Promise<void> {
  const { customerId, kind, payload, about, at } = notice;
  const id = await insertNotice(tx, {
    audience: 'customer',
    channel: 'telegram',
    customerId,
    chatId: customerId,
    kind,
    payload,
    dedupeKey: `${kind}:${about}:${customerId}`,
    at,
  });
  if (id) await ctx.queue.send('notice.deliver', { noticeId: id }, { tx });
}
