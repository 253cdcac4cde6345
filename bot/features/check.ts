/** Asking for a check: a name, one look at price and balance, and a button. */
import { Composer } from 'grammy';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import { CHECK_CREDITS, requestCheck } from '#/lib/checks/request-check.ts';
import { InstagramUsername, type UsernameRefusal } from '#/lib/instagram/schema.ts';
import type { App, BotContext } from '../bot-context.ts';
import { answerPress, reply, rewrite } from '../reply.ts';
import { tellHowToGetCredits } from './balance.ts';

/** What is said about a text that is no profile. */
const NOT_A_PROFILE: Record<UsernameRefusal, string> = {
  username_empty: 'username-empty',
  username_too_long: 'username-too-long',
  username_characters: 'username-characters',
  not_a_profile_link: 'not-a-profile-link',
};

/** `/check`, `/check name`, and any plain text, which is taken as a profile. */
export function checkFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery('menu:check', (ctx) => reply(ctx, ctx.say('which-profile')));
  feature.command('check', (ctx) => (ctx.match ? offer(app, ctx, ctx.match) : reply(ctx, ctx.say('which-profile'))));
  feature.callbackQuery(/^go:(.+)$/, (ctx) => order(app, ctx, ctx.match[1] ?? ''));
  feature.callbackQuery('no', (ctx) => rewrite(ctx, ctx.say('not-ordered')));
  return feature;
}

/** Plain text comes last: whatever no other feature understood. */
export function profileFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:text').filter(
    (ctx) => ctx.message.text.startsWith('/'),
    (ctx) => reply(ctx, ctx.say('unknown-command')),
  );
  feature.on('message:text', (ctx) => offer(app, ctx, ctx.message.text));
  feature.on('message', (ctx) => reply(ctx, ctx.say('only-text')));
  return feature;
}

async function offer({ ctx: effects, ...app }: App, ctx: BotContext, text: string): Promise<void> {
  const username = usernameIn(text);
  if ('refusal' in username) return void (await reply(ctx, ctx.say(NOT_A_PROFILE[username.refusal])));

  const { balance } = await readBalance(effects, { customerId: ctx.customer.id });
  if (balance < CHECK_CREDITS) return tellHowToGetCredits({ ctx: effects, ...app }, ctx);
  await reply(ctx, ctx.say('confirm-check', { username: username.name, price: CHECK_CREDITS, balance }), [
    [
      { text: ctx.say('button-check'), data: `go:${username.name}` },
      { text: ctx.say('button-not-now'), data: 'no' },
    ],
  ]);
}

async function order(app: App, ctx: BotContext, text: string): Promise<void> {
  const username = usernameIn(text);
  if ('refusal' in username) return answerPress(ctx, ctx.say('refused-invalid'), true);
  const requestKey = questionOf(ctx);
  const asker = { customerId: ctx.customer.id, door: 'bot', language: ctx.language } as const;
  const requested = await requestCheck(app.ctx, { ...asker, username: username.name, requestKey });
  if (requested.ok) {
    await answerPress(ctx, ctx.say(requested.joined ? 'press-already-ordered' : 'press-ordered'));
    const another = requested.joined && requested.check.requestKey !== requestKey;
    return rewrite(ctx, ctx.say(another ? 'check-joined' : 'check-ordered', { username: username.name }));
  }
  if (requested.reason === 'no_credit') return tellHowToGetCredits(app, ctx);
  await rewrite(ctx, ctx.say('too-many-today', { limit: app.ctx.limits.checksPerDay }));
}

/**
 * The question that was answered with "check", by its message: a second tap must not pay for another check, not even
 * when it arrives after a short one has ended, or at another process.
 */
function questionOf(ctx: BotContext): string | undefined {
  const asked = ctx.callbackQuery?.message;
  return asked && `telegram:${ctx.me.id}:${asked.message_id}`;
}

function usernameIn(text: string): { name: string } | { refusal: UsernameRefusal } {
  const parsed = InstagramUsername.safeParse(text);
  if (parsed.success) return { name: parsed.data };
  const [issue] = parsed.error.issues;
  const code = issue?.code === 'custom' ? (issue.params?.code as UsernameRefusal | undefined) : undefined;
  return { refusal: code ?? 'username_characters' };
}
