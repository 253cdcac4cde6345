import { Composer } from 'grammy';
import { namesInText } from '#/lib/instagram/names-in-text.ts';
import { claimProfile, proveClaim } from '#/lib/privacy/claims/claim-profile.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { reply, rewrite } from '../reply.ts';
import { managerButton } from './trust.ts';

/** `/hide NAME`: the owner of a profile sees to it that nobody checks it, and proves it by a word in its biography. */
export function hideFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('hide', (ctx) => (ctx.match.trim() === '' ? tellHow(app, ctx) : claim(app, ctx, ctx.match)));
  feature.callbackQuery('menu:hide', (ctx) => tellHow(app, ctx));
  feature.callbackQuery(/^proved:([\w-]{36})$/, (ctx) => prove(app, ctx, ctx.match[1] ?? ''));
  return feature;
}

async function tellHow(app: App, ctx: BotContext): Promise<void> {
  await reply(ctx, ctx.say('hide-how'), managerButton(app, ctx));
}

async function claim(app: App, ctx: BotContext, said: string): Promise<void> {
  const found = namesInText(said, { asked: true });
  if (found.kind !== 'name') return tellHow(app, ctx);
  const { username } = found;
  const { id, word } = await claimProfile(app.ctx, { customerId: ctx.customer.id, username, by: askerOf(ctx) });
  await reply(ctx, ctx.say('hide-word', { username, word }), [
    [{ text: ctx.say('button-proved'), data: `proved:${id}` }],
  ]);
}

async function prove(app: App, ctx: BotContext, claimId: string): Promise<void> {
  const { finding, claim } = await proveClaim(app.ctx, { customerId: ctx.customer.id, claimId, by: askerOf(ctx) });
  const { username, word } = claim;
  const text = ctx.say('hide-finding', { finding, username, word });
  if (finding === 'proved') return rewrite(ctx, text);
  await reply(ctx, text, [[{ text: ctx.say('button-proved'), data: `proved:${claimId}` }], ...managerButton(app, ctx)]);
}
