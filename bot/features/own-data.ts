import { Composer, GrammyError, InputFile } from 'grammy';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import { RefundUnderWay } from '#/lib/payments/demand-no-refund.ts';
import { deleteCustomer } from '#/lib/privacy/delete-customer.ts';
import { exportCustomer } from '#/lib/privacy/export-customer.ts';
import { listChecks } from '#/lib/views/read-check.ts';
import type { App, BotContext } from '../bot-context.ts';
import { reply, rewrite } from '../reply.ts';

/** `/mydata`: all that is kept about them; `/forget`: deletes it. */
export function ownDataFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('mydata', (ctx) => sendData(app, ctx));
  feature.command('forget', (ctx) => ask(app, ctx));
  feature.callbackQuery('forget:yes', (ctx) => forget(app, ctx));
  feature.callbackQuery('forget:no', (ctx) => rewrite(ctx, ctx.say('not-forgotten')));
  return feature;
}

async function sendData({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  const { fileName, chunks } = await exportCustomer(effects, { customerId: ctx.customer.id, by: customerOf(ctx) });
  await ctx.replyWithDocument(new InputFile(chunks, fileName), { caption: ctx.say('my-data'), parse_mode: 'HTML' });
}

async function ask({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  const customerId = ctx.customer.id;
  const [{ balance, reserved }, open] = await Promise.all([
    readBalance(effects, { customerId }),
    listChecks(effects, { customerId, status: ['queued', 'running', 'parked'], limit: 1 }),
  ]);
  const lost = balance + reserved;
  const paragraphs = [
    ctx.say('confirm-forget'),
    ...(open.rows.length > 0 ? [ctx.say('forget-open')] : []),
    ...(lost > 0 ? [ctx.say('forget-credits', { credits: lost })] : []),
    ctx.say('forget-kept'),
  ];
  await reply(ctx, paragraphs.join('\n\n'), [
    [{ text: ctx.say('button-forget'), data: 'forget:yes' }],
    [{ text: ctx.say('button-stay'), data: 'forget:no' }],
  ]);
}

async function forget({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  try {
    const { messages } = await deleteCustomer(effects, { customerId: ctx.customer.id, by: customerOf(ctx) });
    for (const messageId of messages) await takeAwayFrom(ctx, messageId);
    await rewrite(ctx, ctx.say('forgotten'));
  } catch (error) {
    if (!(error instanceof RefundUnderWay)) throw error;
    await rewrite(ctx, ctx.say('forget-refund'));
  }
}

async function takeAwayFrom(ctx: BotContext, messageId: number): Promise<void> {
  try {
    await ctx.api.deleteMessage(Number(ctx.customer.id), messageId);
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error; // too old, or gone: it tells nobody else anything
  }
}

function customerOf(ctx: BotContext) {
  return { kind: 'customer', id: String(ctx.customer.id), name: ctx.from?.first_name ?? 'customer' } as const;
}
