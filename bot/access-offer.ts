import { readAccess } from '#/lib/customers/access.ts';
import { listTariffs } from '#/lib/payments/list-tariffs.ts';
import type { App, BotContext } from './bot-context.ts';
import type { Buttons } from './reply.ts';

/** `meanwhile`: what costs nobody anything, and is there at once. */
export type AccessOffer = { html: string; buttons: Buttons; meanwhile: Buttons };

/** How somebody gets a check who has none and cannot buy one; null for everybody else. */
export async function accessOffer(app: App, ctx: BotContext): Promise<AccessOffer | null> {
  const { id, balance } = ctx.customer;
  if (balance > 0 || ctx.given > 0 || (await canBuy(app))) return null;
  const access = await readAccess(app.ctx.db, id);
  const state = access?.answer ?? (access?.askedAt ? 'waiting' : 'new');
  const html = ctx.say('access', { state, id: String(id) });
  const meanwhile = [[{ text: ctx.say('button-own-export'), data: 'archive:how' }]];
  const ask = [[{ text: ctx.say('button-ask-access'), data: 'access:ask' }]];
  return { html, buttons: [...(state === 'new' ? ask : []), ...meanwhile], meanwhile };
}

/** For Stars, by card, or from somebody who sells. */
async function canBuy({ ctx, managerUsername, till }: App): Promise<boolean> {
  if (managerUsername) return true;
  const tariffs = await listTariffs(ctx);
  return tariffs.some(({ priceStars, priceRub }) => priceStars !== null || (till && priceRub.toNumber() > 0));
}
