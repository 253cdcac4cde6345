/** Ledger, payments and Telegram's own list of Stars say the same. */
import { expect } from 'vitest';
import type { WorkerCtx } from '#/lib/context.ts';
import { reconcileStars } from '#/lib/payments/reconcile-stars.ts';
import type { RobokassaSandbox } from '#/sandbox/robokassa/create-robokassa.ts';
import type { TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';

/** After one more look at Telegram's list, which may know of more than the bot was told. */
export async function moneyAgrees(subject: {
  ctx: Pick<WorkerCtx, 'db' | 'clock' | 'log' | 'queue' | 'events' | 'operatorChannels' | 'stars'>;
  telegram: Pick<TelegramSandbox, 'stars'>;
}): Promise<void> {
  const { ctx, telegram } = subject;
  if (ctx.stars && telegram.stars().length > 0) await reconcileStars(ctx);
  await paymentsAreInTheLedger(ctx);
  await starsArePayments(ctx, telegram);
}

/** What was paid was credited once; what was paid back took no more than that. */
export async function paymentsAreInTheLedger(ctx: Pick<WorkerCtx, 'db'>): Promise<void> {
  const wrong = await ctx.db.$queryRaw<unknown[]>`
    select p.id, p.status, p.credits, bought.credits as bought, back.credits as back
    from payments p
      left join ledger_entries bought on bought.payment_id = p.id and bought.kind = 'purchase'
      left join ledger_entries back on back.payment_id = p.id and back.kind = 'refund'
    where coalesce(bought.credits, 0) <> case when p.status in ('completed', 'refunding', 'refunded') then p.credits else 0 end
       or coalesce(back.credits, 0) > case when p.status = 'refunded' then p.credits else 0 end
       or (p.customer_id is distinct from bought.customer_id and bought.id is not null)`;
  expect(wrong, 'payments that the ledger does not know, or knows otherwise').toEqual([]);
  const unpaid = await ctx.db.$queryRaw<unknown[]>`
    select id, kind from ledger_entries
    where payment_id is null and (kind = 'purchase' or (kind = 'refund' and check_id is null and customer_id is not null))`;
  expect(unpaid, 'credits that were bought without a payment, or paid back without a payment or check').toEqual([]);
}

/** What Robokassa was told OK for is a payment of that amount, and nothing else is. */
export async function cardsArePayments(
  ctx: Pick<WorkerCtx, 'db'>,
  { notices }: Pick<RobokassaSandbox, 'notices'>,
): Promise<void> {
  const payments = await ctx.db.payment.findMany({ where: { method: 'robokassa', status: { not: 'pending' } } });
  const ours = payments.map(({ externalId, amount }) => `${externalId} ${amount.toFixed(2)}`);
  const taken = notices.filter(({ fields, answer }) => answer?.text === `OK${fields.InvId}`);
  const theirs = new Set(taken.map(({ fields }) => `${fields.InvId} ${Number(fields.OutSum).toFixed(2)}`));
  expect(ours.sort(), 'payments by card, as Robokassa has them').toEqual([...theirs].sort());
}

async function starsArePayments(ctx: Pick<WorkerCtx, 'db'>, telegram: Pick<TelegramSandbox, 'stars'>): Promise<void> {
  const payments = await ctx.db.payment.findMany({ where: { method: 'telegram_stars', externalId: { not: null } } });
  const ours = payments.flatMap(({ externalId, amount, status }) => [
    `${externalId} in ${amount.toFixed(0)}`,
    ...(status === 'refunded' ? [`${externalId} out ${amount.toFixed(0)}`] : []),
  ]);
  const theirs = telegram.stars().map(({ id, amount, refund }) => `${id} ${refund ? 'out' : 'in'} ${amount}`);
  expect(ours.sort(), 'payments and refunds, as Telegram has them').toEqual(theirs.sort());
}
