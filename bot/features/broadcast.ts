import { Composer } from 'grammy';
import { changeSegment } from '#/lib/broadcasts/change-segment.ts';
import { draftBroadcast } from '#/lib/broadcasts/draft-broadcast.ts';
import { EVERYBODY, type Segment } from '#/lib/broadcasts/schema.ts';
import { sendBroadcast, stopBroadcast } from '#/lib/broadcasts/send-broadcast.ts';
import type { BroadcastView } from '#/lib/broadcasts/view.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { readBroadcast } from '#/lib/views/read-broadcast.ts';
import type { App, BotContext } from '../bot-context.ts';
import { htmlOf } from '../html-of.ts';
import { operatorOf } from '../know-operator.ts';
import { answerPress, type Buttons, changed, reply, rewrite } from '../reply.ts';

/** `/admin_broadcast TEXT`: shows it as customers will see it, whom it is for, and sends it at a press. */
export function broadcastFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('admin_broadcast', (ctx) => draft(app, ctx));
  feature.callbackQuery(/^bc:(language|balance|activity|send|stop|look):([\w-]{36})$/, (ctx) =>
    press(app, ctx, ctx.match[1] ?? '', ctx.match[2] ?? ''),
  );
  return feature;
}

async function draft(app: App, ctx: BotContext & { match: unknown }): Promise<void> {
  const { text = '', entities = [] } = ctx.message ?? {};
  const from = /^\/\S+\s*/.exec(text)?.[0].length ?? 0;
  const html = htmlOf(text, entities, from);
  if (html === '') return void (await reply(ctx, ctx.say('op-broadcast-how')));
  const made = await draftBroadcast(app.ctx, { html, segment: EVERYBODY, by: operatorOf(ctx) });
  const broadcast = await readBroadcast(app.ctx, { broadcastId: made.id });
  await reply(ctx, html);
  await reply(ctx, wordsOf(ctx, broadcast), buttonsOf(ctx, broadcast));
}

async function press(app: App, ctx: BotContext, action: string, broadcastId: string): Promise<void> {
  if (!ctx.operator) return answerPress(ctx, ctx.say('press-not-yours'), true);
  const by = operatorOf(ctx);
  try {
    if (action === 'send') await sendBroadcast(app.ctx, { broadcastId, by });
    else if (action === 'stop') await stopBroadcast(app.ctx, { broadcastId, by });
    else if (action !== 'look') await turn(app, ctx, broadcastId, action);
  } catch (error) {
    if (!(error instanceof IllegalTransition)) throw error; // pressed twice: how it stands now is shown
  }
  const broadcast = await readBroadcast(app.ctx, { broadcastId });
  await rewrite(ctx, wordsOf(ctx, broadcast), buttonsOf(ctx, broadcast));
  if (action === 'send') void follow(app, ctx, broadcastId);
}

const LANGUAGES: readonly Segment['language'][] = [null, 'en', 'ru'];
const BALANCES: readonly Segment['balance'][] = [null, 'some', 'none'];
type Activity = Pick<Segment, 'activeWithinDays' | 'quietForDays'>;
const ACTIVITIES: readonly Activity[] = [
  { activeWithinDays: null, quietForDays: null },
  { activeWithinDays: 30, quietForDays: null },
  { activeWithinDays: null, quietForDays: 30 },
  { activeWithinDays: null, quietForDays: 90 },
];

const after = <T>(values: readonly T[], isNow: (value: T) => boolean): T | undefined =>
  values[(values.findIndex(isNow) + 1) % values.length];

/** Each press leads to the next choice. */
async function turn({ ctx: effects }: App, ctx: BotContext, broadcastId: string, what: string): Promise<void> {
  const { segment } = await readBroadcast(effects, { broadcastId });
  const next = { ...segment };
  if (what === 'language') next.language = after(LANGUAGES, (one) => one === next.language) ?? null;
  if (what === 'balance') next.balance = after(BALANCES, (one) => one === next.balance) ?? null;
  if (what === 'activity')
    Object.assign(
      next,
      after(ACTIVITIES, (one) => activityOf(one) === activityOf(next)),
    );
  await changeSegment(effects, { broadcastId, segment: next, by: operatorOf(ctx) });
}

const activityOf = ({ activeWithinDays, quietForDays }: Activity) =>
  activeWithinDays ? `active${activeWithinDays}` : quietForDays ? `quiet${quietForDays}` : 'any';

function wordsOf(ctx: BotContext, broadcast: BroadcastView): string {
  const { status, recipients, sent, owed, undelivered, uncertain } = broadcast;
  const figures = { recipients, sent, owed, undelivered, uncertain };
  return ctx.say('op-broadcast', { status, ...figures, doubtful: uncertain > 0 ? 'yes' : 'no' });
}

function buttonsOf(ctx: BotContext, { id, status, segment, recipients }: BroadcastView): Buttons {
  const { language, balance, ...activity } = segment;
  const choice = (what: string, value: string) => [
    { text: ctx.say(`op-segment-${what}`, { value }), data: `bc:${what}:${id}` },
  ];
  const stop = { text: ctx.say(status === 'draft' ? 'op-button-discard' : 'op-button-stop'), data: `bc:stop:${id}` };
  if (status === 'sending') return [[{ text: ctx.say('op-button-how-far'), data: `bc:look:${id}` }, stop]];
  if (status !== 'draft') return [];
  return [
    choice('language', language ?? 'any'),
    choice('balance', balance ?? 'any'),
    choice('activity', activityOf(activity)),
    [{ text: ctx.say('op-button-send', { recipients }), data: `bc:send:${id}` }, stop],
  ];
}

const LOOK_MS = 5_000;

/** The message keeps itself up to date while this process lives; afterwards a press does. */
async function follow(app: App, ctx: BotContext, broadcastId: string): Promise<void> {
  for (let said = ''; !app.stop?.aborted; ) {
    await app.ctx.clock.sleep(LOOK_MS, app.stop);
    const broadcast = await readBroadcast(app.ctx, { broadcastId }).catch(() => null);
    if (!broadcast || app.stop?.aborted) return;
    const now = wordsOf(ctx, broadcast);
    if (now !== said && !(await changed(ctx, now, buttonsOf(ctx, broadcast)).catch(() => true))) return; // nobody looks at it any more
    said = now;
    if (broadcast.status !== 'sending' && broadcast.owed === 0) return;
  }
}
