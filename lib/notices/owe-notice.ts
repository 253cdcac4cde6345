import type { Ctx } from '#/lib/context.ts';
import type { Tx } from '#/lib/platform/db.ts';
import type { CustomerNotice, OperatorNotice } from './model.ts';
import { insertNotice } from './store.ts';

type Effects = Pick<Ctx, 'queue' | 'events' | 'operatorChats'>;

/** Owes a customer one message about one check, in the transaction of the event. Owing it again changes nothing. */
export async function oweCustomer(
  ctx: Effects,
  tx: Tx,
  notice: CustomerNotice & { customerId: bigint; checkId: string; at: Date },
): Promise<void> {
  const { customerId, checkId, kind, payload, at } = notice;
  const id = await insertNotice(tx, {
    audience: 'customer',
    channel: 'telegram',
    customerId,
    checkId,
    chatId: customerId,
    kind,
    payload,
    dedupeKey: `${kind}:${checkId}`,
    at,
  });
  if (id) await ctx.queue.send('notice.deliver', { noticeId: id }, { tx });
}

/**
 * Owes the operators a message on every channel they have: the dashboard's bell and their Telegram chats.
 * @param notice.about what it is about, such as an attempt's id: the same kind about the same thing is told once.
 */
export async function oweOperators(
  ctx: Effects,
  tx: Tx,
  notice: OperatorNotice & { about: string; at: Date },
): Promise<void> {
  const { kind, payload, about, at } = notice;
  const shared = { audience: 'operators', kind, payload, at } as const;
  await insertNotice(tx, { ...shared, channel: 'dashboard', dedupeKey: `${kind}:${about}:dashboard` });
  for (const chatId of ctx.operatorChats) {
    const id = await insertNotice(tx, {
      ...shared,
      channel: 'telegram',
      chatId,
      dedupeKey: `${kind}:${about}:${chatId}`,
    });
    if (id) await ctx.queue.send('notice.deliver', { noticeId: id }, { tx });
  }
  await ctx.events.emit(tx, { topic: 'notice', id: about });
}
