import { type CheckOffer, offerCheck } from '#/lib/checks/offer-check.ts';
import type { Plan } from '#/lib/checks/plan/model.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { askerOf } from './asker-of.ts';
import type { App, BotContext } from './bot-context.ts';
import { offerCredits } from './features/buy.ts';
import { type Buttons, reply, rewrite } from './reply.ts';
import { whileTyping } from './while-typing.ts';

/** What is found, and whether to check it. Nothing is reserved. */
export async function offerProfile(app: App, ctx: BotContext, username: string): Promise<void> {
  const offer = await whileTyping(ctx, () =>
    offerCheck(app.ctx, { customerId: ctx.customer.id, username, by: askerOf(ctx) }),
  );
  switch (offer.kind) {
    case 'offered':
      return tell(ctx, offerText(app, ctx, username, offer), questionButtons(ctx, username, offer));
    case 'no_credit':
      return offerCredits(app, ctx);
    case 'joined':
      return tell(ctx, ctx.say('check-joined', { username }));
    case 'too_many_today':
      return tell(ctx, ctx.say('too-many-today', { limit: app.ctx.limits.checksPerDay }));
    case 'too_fast':
      return tell(ctx, ctx.say('too-many-names'), [[{ text: `@${username}`, data: `ask:${username}` }]]);
    default:
      return tell(ctx, ctx.say(`profile-${offer.kind.replace('_', '-')}`, { username }), anotherButton(ctx));
  }
}

/** The message whose button named the profile becomes the answer. */
async function tell(ctx: BotContext, html: string, buttons: Buttons = []): Promise<void> {
  if (ctx.callbackQuery) return rewrite(ctx, html, buttons);
  await reply(ctx, html, buttons);
}

function questionButtons(ctx: BotContext, asked: string, { profile, recent }: Offered): Buttons {
  const username = profile?.username ?? asked;
  return [
    ...(recent ? [[{ text: ctx.say('button-open', { username }), data: `open:${recent.id}` }]] : []),
    [
      { text: ctx.say('button-check'), data: `go:${username}` },
      { text: ctx.say('button-not-now'), data: 'no' },
    ],
  ];
}

function anotherButton(ctx: BotContext): Buttons {
  return [[{ text: ctx.say('menu-check'), data: 'menu:check' }]];
}

type Offered = Extract<CheckOffer, { kind: 'offered' }>;

function offerText(app: App, ctx: BotContext, asked: string, offer: Offered): string {
  const { profile, price, balance, recent } = offer;
  const title = ctx.say('confirm-check', { username: profile?.username ?? asked });
  const paragraphs = profile ? profileWords(ctx, { ...offer, profile }) : [ctx.say('offer-not-looked-up')];
  const known = recent?.finishedAt ? [recentWords(app, ctx, recent.finishedAt)] : [];
  return [title, ...paragraphs, ...known, ctx.say('confirm-price', { price, balance })].join('\n\n');
}

/** Nobody needs to pay again for what is there. */
function recentWords({ ctx: effects }: App, ctx: BotContext, finishedAt: Date): string {
  const ago = figuresIn(ctx.language).distance(finishedAt.getTime() - effects.clock.now().getTime());
  return ctx.say('offer-recent', { ago });
}

const FULL_NAME_CHARACTERS = 80;

function profileWords(ctx: BotContext, offer: Offered & { profile: NonNullable<Offered['profile']> }): string[] {
  const { fullName, followers, following } = offer.profile;
  const lines = [
    ...(fullName
      ? [ctx.say('offer-full-name', { fullName: [...fullName].slice(0, FULL_NAME_CHARACTERS).join('') })]
      : []),
    followers === null ? ctx.say('offer-followers-unknown') : ctx.say('offer-followers', { count: followers }),
    following === null ? ctx.say('offer-following-unknown') : ctx.say('offer-following', { count: following }),
  ];
  const plan = offer.plan ? [planWords(ctx, offer.plan, following)] : [];
  const time =
    offer.aboutMs === null
      ? ctx.say('offer-time-unknown')
      : ctx.say('offer-time', { time: figuresIn(ctx.language).duration(rounded(offer.aboutMs)) });
  return [
    lines.join('\n'),
    ...(offer.perhapsPrivate ? [ctx.say('offer-perhaps-private')] : []),
    [...plan, time].join('\n'),
  ];
}

/** What will be done; its cost in requests is the operators' to know. */
function planWords(ctx: BotContext, { strategy, requests }: Plan, following: number | null): string {
  const way = strategy === 'read_both' && requests.lookUps === 0 ? 'read_only' : strategy;
  return ctx.say('offer-plan', { way, count: following ?? 0 });
}

/** A forecast in seconds would promise too much. */
function rounded(ms: number): number {
  return Math.max(1, Math.ceil(ms / MINUTE_MS)) * MINUTE_MS;
}
