import { Composer } from 'grammy';
import { linkChat } from '#/lib/operators/link-chat.ts';
import { tellNewcomer } from '#/lib/upkeep/tell-newcomer.ts';
import type { App, BotContext } from '../bot-context.ts';
import { codeIn } from '../code-in-text.ts';
import { reply, takeAway } from '../reply.ts';

/** An operator links this Telegram account with a code from the dashboard. */
export function linkFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('link', (ctx, next) => (ctx.match.trim() === '' ? next() : link(app, ctx, ctx.match)));
  feature
    .filter((ctx) => ctx.unlinked)
    .on('message', async (ctx, next) => {
      const text = ctx.message.text ?? ctx.message.caption ?? '';
      const isCode = ctx.message.reply_to_message !== undefined && codeIn(text) !== null;
      if (!isCode && !/^\/(admin|link)/i.test(text)) return next();
      if (isCode) await takeAway(ctx);
      await reply(ctx, ctx.say('op-link-first'));
    });
  return feature;
}

/** The code leaves the chat, though it works once. */
async function link({ ctx: effects }: App, ctx: BotContext, code: string): Promise<void> {
  await takeAway(ctx);
  const linked = await linkChat(effects, { code, chatId: ctx.customer.id });
  if (!linked.ok) return void (await reply(ctx, ctx.say('op-link-refused', { reason: linked.reason })));
  await reply(ctx, ctx.say('op-linked', { name: linked.operator.name, role: linked.operator.role }));
  if (linked.operator.role !== 'viewer') await tellNewcomer(effects, { chatId: ctx.customer.id });
}
