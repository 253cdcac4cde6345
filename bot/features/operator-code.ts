import { Composer } from 'grammy';
import { findAskedChallenge } from '#/lib/outbox/find-asked-challenge.ts';
import { linkOfChallenge } from '#/lib/outbox/link-of.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { answerChallenge } from '#/lib/refresh/answer-challenge.ts';
import { Code } from '#/lib/refresh/schema.ts';
import { listOpenChallenges } from '#/lib/views/read-attempts.ts';
import type { App, BotContext } from '../bot-context.ts';
import { codeIn } from '../code-in-text.ts';
import { operatorOf } from '../know-operator.ts';
import { reply, takeAway } from '../reply.ts';

type Asked = { challengeId: string; username: string };

/** An operator replies with the code to the message that asks for it, or sends `/admin_code` and the code. */
export function codeFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('admin_code', (ctx) => commanded(app, ctx, ctx.match.trim()));
  feature.on(['message:text', 'message:caption'], async (ctx, next) => {
    const text = ctx.message.text ?? ctx.message.caption ?? '';
    if (text.startsWith('/')) return next();
    const repliedTo = ctx.message.reply_to_message?.message_id;
    const asked =
      repliedTo === undefined
        ? null
        : await findAskedChallenge(app.ctx, { chatId: BigInt(ctx.chat.id), messageId: repliedTo });
    if (asked) {
      await takeAway(ctx); // a code is a secret for as long as it works
      return answer(app, ctx, asked, text);
    }
    return (await looksLikeCode(app, text)) ? askForReply(ctx) : next();
  });
  return feature;
}

/** Alone it tells what is asked for; `[account] code` answers. */
async function commanded(app: App, ctx: BotContext, said: string): Promise<void> {
  if (said !== '') await takeAway(ctx);
  const open = await listOpenChallenges(app.ctx);
  const [, name, code = ''] = /^(?:@?([\w.]+)\s+)?(.+)$/s.exec(said) ?? [];
  const named = name ? open.filter(({ accountUsername }) => accountUsername === name.toLowerCase()) : open;
  const meant = named.length > 0 ? named : open;
  const [one] = meant;
  if (said === '' || !one || meant.length > 1) return tellQuestions(app, ctx, open);
  await answer(app, ctx, { challengeId: one.id, username: one.accountUsername }, named.length > 0 ? code : said);
}

type Question = Awaited<ReturnType<typeof listOpenChallenges>>[number];

async function tellQuestions(app: App, ctx: BotContext, open: readonly Question[]): Promise<void> {
  if (open.length === 0) return void (await reply(ctx, ctx.say('op-no-questions')));
  const now = app.ctx.clock.now().getTime();
  const lines = open.map(({ id, accountUsername: username, expiresAt, sentTo }) =>
    ctx.say('op-question', {
      ...{ username, to: sentTo ?? '', known: sentTo ? 'yes' : 'no', link: linkOfChallenge(id, app.ctx.dashboard) },
      time: figuresIn(ctx.language).duration(expiresAt.getTime() - now),
    }),
  );
  await reply(ctx, [...lines, ctx.say('op-question-how')].join('\n\n'));
}

async function answer({ ctx: effects }: App, ctx: BotContext, asked: Asked, text: string): Promise<void> {
  const code = Code.safeParse(codeIn(text) ?? text);
  if (!code.success) return void (await reply(ctx, ctx.say('op-code-digits')));
  try {
    const answered = await answerChallenge(effects, {
      challengeId: asked.challengeId,
      code: code.data,
      door: 'bot',
      by: operatorOf(ctx),
    });
    await reply(ctx, answered.ok ? ctx.say('op-code-taken', asked) : closedDoor(ctx, answered));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
    await reply(ctx, ctx.say('op-code-digits'));
  }
}

function closedDoor(ctx: BotContext, { reason, by }: { reason: 'expired' | 'answered' | 'closed'; by: string | null }) {
  return reason === 'answered' && by ? ctx.say('op-code-answered', { by }) : ctx.say(`op-code-${CLOSED[reason]}`);
}

const CLOSED = { expired: 'expired', answered: 'closed', closed: 'closed' } as const;

/** Even without a reply; a word alone is no code. */
async function looksLikeCode({ ctx: effects }: App, text: string): Promise<boolean> {
  const code = Code.safeParse(codeIn(text) ?? text);
  if (!code.success || !/\d/.test(code.data)) return false;
  const open = await listOpenChallenges(effects);
  return open.some(({ letters }) => letters || /^\d+$/.test(code.data));
}

async function askForReply(ctx: BotContext): Promise<void> {
  await takeAway(ctx);
  await reply(ctx, ctx.say('op-code-reply'));
}
