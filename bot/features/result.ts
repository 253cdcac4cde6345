import { Composer } from 'grammy';
import { CHANGE_KINDS } from '#/lib/checks/changes/model.ts';
import { listChanges, readComparison } from '#/lib/checks/changes/read-changes.ts';
import { keepPerson } from '#/lib/checks/keep/keep-person.ts';
import { unkeepPerson } from '#/lib/checks/keep/unkeep-person.ts';
import { GROUPS, type Group } from '#/lib/checks/model.ts';
import { listPeople } from '#/lib/checks/people/list-people.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { resultMessage } from '#/lib/messages/check-message.ts';
import type { Button } from '#/lib/outbox/telegram/sender.ts';
import type { ChangeKind } from '#/lib/platform/enums.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { ownCheck } from '../own-check.ts';
import { answerPress, reply, rewrite } from '../reply.ts';
import { changePage, changesMessage } from '../results/changes-message.ts';
import { letterRows, PEOPLE_A_PAGE, pageMessage } from '../results/page-message.ts';
import { firstPageOf, type Place, personIn, placeData, placeIn, type Shown } from '../results/place.ts';

/** A result in the chat: one message that turns into each of its lists, page after page, and back. */
export function resultFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(/^result:([\w-]+)$/, (ctx) => showSummary(app, ctx, ctx.match[1] ?? '', rewrite));
  feature.callbackQuery(/^open:([\w-]+)$/, (ctx) => showSummary(app, ctx, ctx.match[1] ?? '', reply));
  feature.callbackQuery(/^changes:([\w-]+)$/, (ctx) => showChanges(app, ctx, ctx.match[1] ?? ''));
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
  const { html, buttons } = await pageOf(app, ctx, check, place);
  await rewrite(ctx, html, buttons);
}

async function pageOf({ ctx: effects }: App, ctx: BotContext, check: CheckView, place: Place) {
  const { group } = place;
  if (isChange(group)) {
    const page = await listChanges(effects, { ...place, kind: group, limit: PEOPLE_A_PAGE });
    const comparison = await readComparison(effects, { checkId: check.id });
    return changePage(ctx, { check, place, kind: group, count: comparison?.[group] ?? 0, page });
  }
  if (place.prefix === '') return letterQuestion(ctx, check.targetUsername, { ...place, group });
  const page = await listPeople(effects, { ...place, group, limit: PEOPLE_A_PAGE });
  return pageMessage(ctx, { check, place: { ...place, group }, page });
}

function isChange(shown: Shown): shown is ChangeKind {
  return CHANGE_KINDS.some((kind) => kind === shown);
}

async function showChanges(app: App, ctx: BotContext, checkId: string): Promise<void> {
  const check = await ownCheck(app, ctx, checkId);
  if (!check) return;
  const { html, buttons } = changesMessage(ctx, check, await readComparison(app.ctx, { checkId }));
  await rewrite(ctx, html, buttons);
}

const FIRST_LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789._'];

function letterQuestion(ctx: BotContext, username: string, { checkId, group }: Place<Group>) {
  const back = [{ text: ctx.say('button-back'), data: placeData('p', firstPageOf(checkId, group)) }];
  const buttons = [...letterRows(checkId, group, '', FIRST_LETTERS), back];
  return { html: ctx.say('which-letter', { username, part: group }), buttons };
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
