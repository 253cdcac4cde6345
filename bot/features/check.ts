import { Composer } from 'grammy';
import { requestCheck } from '#/lib/checks/request-check.ts';
import { InstagramUsername } from '#/lib/instagram/schema.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { offerProfile } from '../offer-profile.ts';
import { answerPress, reply, rewrite } from '../reply.ts';
import { understand } from '../understand.ts';
import { offerCredits } from './buy.ts';

/** A name, one look at the profile, price and balance, and a button. */
export function checkFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery('menu:check', (ctx) => reply(ctx, ctx.say('which-profile')));
  feature.command('check', (ctx) =>
    ctx.match ? understand(app, ctx, { text: ctx.match, asked: true }) : reply(ctx, ctx.say('which-profile')),
  );
  feature.callbackQuery(/^ask:(.+)$/, (ctx) => withName(ctx, (username) => offerProfile(app, ctx, username)));
  feature.callbackQuery(/^go:(.+)$/, (ctx) => withName(ctx, (username) => order(app, ctx, username)));
  feature.callbackQuery('no', (ctx) => rewrite(ctx, ctx.say('not-ordered')));
  return feature;
}

/** What stands in a button can be forged. */
async function withName(
  ctx: BotContext & { match: string | RegExpMatchArray },
  action: (username: string) => Promise<void>,
): Promise<void> {
  const username = InstagramUsername.safeParse(ctx.match[1]);
  if (!username.success) return answerPress(ctx, ctx.say('refused-invalid'), true);
  await action(username.data);
}

async function order(app: App, ctx: BotContext, username: string): Promise<void> {
  const requestKey = questionOf(ctx);
  const asker = { customerId: ctx.customer.id, door: 'bot', language: ctx.language } as const;
  const requested = await requestCheck(app.ctx, { ...asker, username, requestKey, by: askerOf(ctx) });
  if (requested.ok) {
    await answerPress(ctx, ctx.say(requested.joined ? 'press-already-ordered' : 'press-ordered'));
    const another = requested.joined && requested.check.requestKey !== requestKey;
    return rewrite(ctx, ctx.say(another ? 'check-joined' : 'check-ordered', { username }));
  }
  if (requested.reason === 'no_credit') return offerCredits(app, ctx);
  if (requested.reason === 'opted_out') return rewrite(ctx, ctx.say('profile-opted-out', { username }));
  await rewrite(ctx, ctx.say('too-many-today', { limit: app.ctx.limits.checksPerDay }));
}

/** A second tap must not pay again, even later or in another process. */
function questionOf(ctx: BotContext): string | undefined {
  const asked = ctx.callbackQuery?.message;
  return asked && `telegram:${ctx.me.id}:${asked.message_id}`;
}
