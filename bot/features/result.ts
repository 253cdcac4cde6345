import { Composer } from 'grammy';
import { keepPerson } from '#/lib/checks/keep/keep-person.ts';
import { unkeepPerson } from '#/lib/checks/keep/unkeep-person.ts';
import { GROUPS } from '#/lib/checks/model.ts';
import { listPeople } from '#/lib/checks/people/list-people.ts';
import { resultMessage } from '#/lib/messages/check-message.ts';
import type { Button } from '#/lib/outbox/telegram/sender.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { ownCheck } from '../own-check.ts';
import { answerPress, reply, rewrite } from '../reply.ts';
import { letterRows, PEOPLE_A_PAGE, pageMessage } from '../results/page-message.ts';
import { firstPageOf, type Place, personIn, placeData, placeIn } from '../results/place.ts';

/** A result in the chat: one message that turns into each of its lists, page after page, and back. */
export function resultFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(/^result:([\w-]+)$/, (ctx) => showSummary(app, ctx, ctx.match[1] ?? '', rewrite));
  feature.callbackQuery(/^open:([\w-]+)$/, (ctx) => showSummary(app, ctx, ctx.match[1] ?? '', reply));
  feature.callbackQuery(/^people:([\w-]+):(\w+)$/, (ctx) => {
    const group = GROUPS.find((one) => one === ctx.match[2]);
    return group ? showPage(app, ctx, firstPageOf(ctx.match[1] ?? '', group)) : refuse(ctx);
  });
  feature.callbackQuery(/^p:/, (ctx) => {
    const place = placeIn(ctx.callbackQuery.data);
    return place ? showPage(app, ctx, place) : refuse(ctx);
  });
  feature.callbackQuery(/^k:/, (ctx) => {
    const read = personIn(ctx.callbackQuery.data);
    return read ? toggle(app, ctx, read) : refuse(ctx);
  });
  return feature;
}

/** What stands in a button can be forged. */
const refuse = (ctx: BotContext) => answerPress(ctx, ctx.say('refused-invalid'), true);

type Show = (ctx: BotContext, html: string, buttons: Button[][]) => Promise<unknown>;

/** `show`: in place of the message that was pressed, or below it. */
async function showSummary(app: App, ctx: BotContext, checkId: string, show: Show): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  if (check.status !== 'completed') return answerPress(ctx, ctx.say('press-no-result'), true);
  const { html, keyboard = [] } = resultMessage({ ...check, language: ctx.language });
  await show(ctx, html, keyboard);
}

async function showPage(app: App, ctx: BotContext, place: Place): Promise<void> {
  const check = await ownCheck(app, ctx, place.checkId);
  if (!check) return;
  if (place.prefix === '') return askLetter(ctx, check.targetUsername, place);
  const page = await listPeople(app.ctx, { ...place, limit: PEOPLE_A_PAGE });
  const { html, buttons } = pageMessage(ctx, { check, place, page });
  await rewrite(ctx, html, buttons);
}

const FIRST_LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789._'];

async function askLetter(ctx: BotContext, username: string, { checkId, group }: Place): Promise<void> {
  await rewrite(ctx, ctx.say('which-letter', { username, part: group }), [
    ...letterRows(checkId, group, '', FIRST_LETTERS),
    [{ text: ctx.say('button-back'), data: placeData('p', firstPageOf(checkId, group)) }],
  ]);
}

async function toggle(app: App, ctx: BotContext, { place, person }: { place: Place; person: bigint }): Promise<void> {
  const check = await ownCheck(app, ctx, place.checkId);
  if (!check) return;
  const by = askerOf(ctx);
  const wasKept = await unkeepPerson(app.ctx, { customerId: ctx.customer.id, instagramId: person, by });
  const now = wasKept ? 'not_kept' : await keepPerson(app.ctx, { checkId: check.id, instagramId: person, by });
  await showPage(app, ctx, place);
  await answerPress(ctx, ctx.say('press-may-stay', { now }), now === 'full');
}
