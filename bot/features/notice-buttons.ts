import { Composer, GrammyError } from 'grammy';
import { findToldNotice } from '#/lib/outbox/find-notice.ts';
import { NOTICE_ACTIONS, type NoticeAction } from '#/lib/outbox/notice-actions.ts';
import type { OperatorNotice } from '#/lib/outbox/schema.ts';
import { snoozeIncident } from '#/lib/outbox/snooze-incident.ts';
import { answerAccess } from '#/lib/payments/answer-access.ts';
import type { AccessAnswer } from '#/lib/platform/enums.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { wishChallenge } from '#/lib/refresh/answer-challenge.ts';
import { pauseAccount, resumeAccount } from '#/lib/sessions/pause-account.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import type { App, BotContext } from '../bot-context.ts';
import { accountsInService } from '../choose-account.ts';
import { operatorOf } from '../know-operator.ts';
import { createOnce } from '../once.ts';
import { refreshAccount } from '../refresh-account.ts';
import { answerPress, type Buttons, reply, rewrite } from '../reply.ts';

type Pressed = { app: App; ctx: BotContext; notice: OperatorNotice };
type Said = { html: string; buttons?: Buttons };

/** The buttons under notices. What one is about stands with the notice; who may is asked at the press. */
export function noticeButtonsFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const once = createOnce();
  const names = new RegExp(`^op:(${NOTICE_ACTIONS.join('|')})$`);
  feature.callbackQuery(names, (ctx) => onlyOperators(ctx, () => once(keyOf(ctx), () => press(app, ctx))));
  feature.callbackQuery(/^op:resume:([\w-]+)$/, (ctx) =>
    onlyOperators(ctx, () => resume(app, ctx, ctx.match[1] ?? '')),
  );
  return feature;
}

async function onlyOperators(ctx: BotContext, work: () => Promise<void>): Promise<void> {
  if (ctx.operator) return work();
  await answerPress(ctx, ctx.say(ctx.unlinked ? 'op-press-link-first' : 'press-not-yours'), true);
}

const keyOf = ({ callbackQuery }: BotContext) =>
  `${callbackQuery?.message?.chat.id}:${callbackQuery?.message?.message_id}:${callbackQuery?.data}`;

async function press(app: App, ctx: BotContext): Promise<void> {
  const { message, data = '' } = ctx.callbackQuery ?? {};
  const notice =
    message && (await findToldNotice(app.ctx, { chatId: BigInt(message.chat.id), messageId: message.message_id }));
  const action = NOTICE_ACTIONS.find((one) => data === `op:${one}`);
  if (!notice || !action) return answerPress(ctx, ctx.say('op-notice-forgotten'), true);
  const { html, buttons } = await ACTIONS[action]({ app, ctx, notice });
  await answerPress(ctx);
  await takeButton(ctx, data);
  await reply(ctx, html, buttons);
}

const ACTIONS: Record<NoticeAction, (pressed: Pressed) => Promise<Said>> = {
  refresh: (pressed) =>
    withAccount(pressed, async (account) => ({ html: await refreshAccount(pressed.app, pressed.ctx, account) })),
  pause: (pressed) => withAccount(pressed, (account) => pause(pressed, account)),
  resend,
  snooze,
  grant: (pressed) => answer(pressed, 'granted'),
  decline: (pressed) => answer(pressed, 'declined'),
};

async function withAccount(
  { app, ctx, notice }: Pressed,
  work: (account: AccountView) => Promise<Said>,
): Promise<Said> {
  const username = 'username' in notice.payload ? notice.payload.username : null;
  const account = (await accountsInService(app)).find((one) => one.username === username);
  return account ? work(account) : { html: ctx.say('op-account-gone') };
}

async function pause({ app, ctx }: Pressed, { id, username }: AccountView): Promise<Said> {
  try {
    await pauseAccount(app.ctx, { accountId: id, by: operatorOf(ctx) });
    return {
      html: ctx.say('op-paused', { username }),
      buttons: [[{ text: ctx.say('op-button-resume'), data: `op:resume:${id}` }]],
    };
  } catch (error) {
    if (!(error instanceof IllegalTransition)) throw error;
    return { html: ctx.say('op-not-paused', { username }) };
  }
}

async function resume(app: App, ctx: BotContext, accountId: string): Promise<void> {
  const account = (await accountsInService(app)).find(({ id }) => id === accountId);
  if (!account) return answerPress(ctx, ctx.say('op-account-gone'), true);
  try {
    await resumeAccount(app.ctx, { accountId, by: operatorOf(ctx) });
  } catch (error) {
    if (!(error instanceof IllegalTransition)) throw error;
  }
  await rewrite(ctx, ctx.say('op-resumed', { username: account.username }));
}

async function resend({ app, ctx, notice }: Pressed): Promise<Said> {
  if (notice.kind !== 'code_needed' && notice.kind !== 'code_reminder') return { html: ctx.say('op-notice-forgotten') };
  const { challengeId, username } = notice.payload;
  const wished = await wishChallenge(app.ctx, { challengeId, wish: 'resend', by: operatorOf(ctx) });
  return { html: ctx.say('op-resend', { username, how: !wished.ok ? 'over' : wished.until ? 'later' : 'now' }) };
}

async function snooze({ app, ctx, notice }: Pressed): Promise<Said> {
  const until = await snoozeIncident(app.ctx, { notice, by: operatorOf(ctx) });
  if (!until) return { html: ctx.say('op-incident-over') };
  const time = figuresIn(ctx.language).duration(until.getTime() - app.ctx.clock.now().getTime());
  return { html: ctx.say('op-snoozed', { time }) };
}

async function answer({ app, ctx, notice }: Pressed, said: AccessAnswer): Promise<Said> {
  if (notice.kind !== 'access_asked') return { html: ctx.say('op-notice-forgotten') };
  const customerId = BigInt(notice.payload.customerId);
  const answered = await answerAccess(app.ctx, { customerId, answer: said, by: operatorOf(ctx) });
  if (!answered.ok) return { html: ctx.say('op-access-over') };
  return { html: ctx.say('op-access', { answer: said, credits: answered.credits }) };
}

/** The other buttons stay, unless what they offer is settled. */
const SETTLES = ['op:grant', 'op:decline'];

async function takeButton(ctx: BotContext, data: string): Promise<void> {
  const rows = ctx.callbackQuery?.message?.reply_markup?.inline_keyboard ?? [];
  const settled = SETTLES.includes(data) ? SETTLES : [data];
  const left = rows.map((row) =>
    row.filter((button) => !('callback_data' in button) || !settled.includes(button.callback_data)),
  );
  try {
    await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: left.filter((row) => row.length > 0) } });
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error; // it was changed meanwhile
  }
}
