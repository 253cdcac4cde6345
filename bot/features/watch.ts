import { Composer } from 'grammy';
import { listWatches } from '#/lib/checks/watches/list-watches.ts';
import { WATCH_DAYS, type Watch } from '#/lib/checks/watches/model.ts';
import { stopWatch } from '#/lib/checks/watches/stop-watch.ts';
import { watchProfile } from '#/lib/checks/watches/watch-profile.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { ownCheck } from '../own-check.ts';
import { answerPress, type Buttons, reply, rewrite } from '../reply.ts';

/** Profiles that are checked by themselves: from a result on, and `/watch` with all of them. */
export function watchFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('watch', (ctx) => tellWatches(app, ctx, reply));
  feature.callbackQuery(/^watch:([\w-]+)$/, (ctx) => ask(app, ctx, ctx.match[1] ?? ''));
  feature.callbackQuery(/^watch(\d+):([\w-]+)$/, (ctx) => begin(app, ctx, ctx.match[2] ?? '', Number(ctx.match[1])));
  feature.callbackQuery(/^unwatch:([0-9a-f-]{36})$/, async (ctx) => {
    const watchId = ctx.match[1] ?? '';
    const stopped = await stopWatch(app.ctx, { customerId: ctx.customer.id, watchId, by: askerOf(ctx) });
    await tellWatches(app, ctx, rewrite);
    await answerPress(ctx, ctx.say('press-unwatched', { was: stopped ? 'yes' : 'no' }));
  });
  return feature;
}

async function ask(app: App, ctx: BotContext, checkId: string): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  const choices = WATCH_DAYS.map((days) => ({
    text: ctx.say('button-watch-every', { days }),
    data: `watch${days}:${check.id}`,
  }));
  await reply(ctx, ctx.say('which-watch', { username: check.targetUsername }), [
    choices,
    [{ text: ctx.say('button-not-now'), data: 'keep' }],
  ]);
}

async function begin(app: App, ctx: BotContext, checkId: string, days: number): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  const everyDays = WATCH_DAYS.find((one) => one === days);
  if (!check || !everyDays) return;
  const watch = await watchProfile(app.ctx, { checkId, everyDays, by: askerOf(ctx) });
  if (!watch) return answerPress(ctx, ctx.say('press-watches-full'), true);
  await rewrite(ctx, `${ctx.say('watch-begun')}\n\n${lineOf(app, ctx, watch)}`, [[stopButton(ctx, watch)]]);
}

type Show = (ctx: BotContext, html: string, buttons: Buttons) => Promise<unknown>;

async function tellWatches(app: App, ctx: BotContext, show: Show): Promise<void> {
  const watches = await listWatches(app.ctx, { customerId: ctx.customer.id });
  if (watches.length === 0) return void (await show(ctx, ctx.say('watches-empty'), []));
  const lines = watches.map((watch) => lineOf(app, ctx, watch));
  const stops = watches.map((watch) => [stopButton(ctx, watch)]);
  await show(ctx, [ctx.say('watches'), ...lines].join('\n\n'), stops);
}

function lineOf(app: App, ctx: BotContext, { targetUsername: username, everyDays, nextAt }: Watch): string {
  const inMs = Math.max(0, nextAt.getTime() - app.ctx.clock.now().getTime());
  const next = figuresIn(ctx.language).distance(inMs);
  return ctx.say('watch-line', { username, days: everyDays, next });
}

function stopButton(ctx: BotContext, { id, targetUsername: username }: Watch) {
  return { text: ctx.say('button-unwatch', { username }), data: `unwatch:${id}` };
}
