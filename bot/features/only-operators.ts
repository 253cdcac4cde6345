import { Composer } from 'grammy';
import { tellNewcomer } from '#/lib/upkeep/tell-newcomer.ts';
import type { App, BotContext } from '../bot-context.ts';
import { reply } from '../reply.ts';
import { languageFeature } from './language.ts';
import { operatorFeature } from './operators.ts';

/** A bot of its own for operators: nobody else is served, and nothing is checked there. */
export function onlyOperatorsFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.filter((ctx) => ctx.operator === null).use((ctx) => (ctx.message ? turnAway(ctx) : undefined));
  feature.command('start', async (ctx) => {
    await reply(ctx, ctx.say('op-help'));
    await tellNewcomer(app.ctx, { chatId: ctx.customer.id });
  });
  feature.use(languageFeature(app));
  feature.use(operatorFeature(app));
  feature.on('message', (ctx) => reply(ctx, ctx.say('op-help')));
  return feature;
}

async function turnAway(ctx: BotContext): Promise<void> {
  await reply(ctx, ctx.say(ctx.unlinked ? 'op-link-first' : 'only-operators'));
}
