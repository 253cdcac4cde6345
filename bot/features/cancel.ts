import { Composer } from 'grammy';
import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { readCheck } from '#/lib/views/read-check.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { ownCheck } from '../own-check.ts';
import { answerPress, reply, rewrite, takeAway } from '../reply.ts';

/** Asks once more, because what was read is given up. */
/** The button under the progress message, and the question that follows. */
export function cancelFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(/^cancel:([\w-]+)$/, (ctx) => ask(app, ctx, ctx.match[1] ?? ''));
  feature.callbackQuery(/^stop:([\w-]+)$/, (ctx) => stop(app, ctx, ctx.match[1] ?? ''));
  feature.callbackQuery('keep', (ctx) => takeAway(ctx));
  return feature;
}

async function ask(app: App, ctx: BotContext, checkId: string): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  if (check.status === 'completed' || check.status === 'failed' || check.status === 'cancelled') {
    return answerPress(ctx, ctx.say('press-already-ended'));
  }
  await reply(ctx, ctx.say('confirm-cancel', { username: check.targetUsername }), [
    [
      { text: ctx.say('button-stop'), data: `stop:${check.id}` },
      { text: ctx.say('button-keep'), data: 'keep' },
    ],
  ]);
}

async function stop(app: App, ctx: BotContext, checkId: string): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  try {
    await cancelWhereverItIs(app, checkId, askerOf(ctx));
  } catch (error) {
    if (!(error instanceof IllegalTransition)) throw error;
    await answerPress(ctx, ctx.say('press-already-ended'));
    return takeAway(ctx);
  }
  await rewrite(ctx, ctx.say('cancelled', { username: check.targetUsername }));
}

/** Asked once more when the check moves at this very moment. */
async function cancelWhereverItIs({ ctx }: App, checkId: string, by: Parameters<typeof cancelCheck>[1]['by']) {
  try {
    return await cancelCheck(ctx, { checkId, by });
  } catch (error) {
    const { status } = await readCheck(ctx, { checkId });
    const open = status === 'queued' || status === 'running' || status === 'parked';
    if (!(error instanceof IllegalTransition) || !open) throw error;
    return cancelCheck(ctx, { checkId, by });
  }
}
