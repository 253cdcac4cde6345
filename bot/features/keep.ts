import { Composer } from 'grammy';
import { listKept } from '#/lib/checks/keep/list-kept.ts';
import { unkeepPerson } from '#/lib/checks/keep/unkeep-person.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { answerPress, type Buttons, reply, rewrite } from '../reply.ts';
import { profileButton } from '../results/profile-button.ts';

const A_PAGE = 8;

/** `/keep`: people who may stay although they do not follow back; one press takes somebody off the list. */
export function keepFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command('keep', async (ctx) => {
    const { html, buttons } = await keepMessage(app, ctx, 0);
    await reply(ctx, html, buttons);
  });
  feature.callbackQuery(/^keep:(\d{1,4})$/, (ctx) => show(app, ctx, Number(ctx.match[1])));
  feature.callbackQuery(/^unkeep:(\d{1,18}):(\d{1,4})$/, async (ctx) => {
    const instagramId = BigInt(ctx.match[1] ?? '');
    await unkeepPerson(app.ctx, { customerId: ctx.customer.id, instagramId, by: askerOf(ctx) });
    await show(app, ctx, Number(ctx.match[2]));
    await answerPress(ctx, ctx.say('press-may-stay', { now: 'not_kept' }));
  });
  return feature;
}

async function show(app: App, ctx: BotContext, offset: number): Promise<void> {
  const { html, buttons } = await keepMessage(app, ctx, offset);
  await rewrite(ctx, html, buttons);
}

/** Whose last name of a page was taken off the list sees the page before it. */
async function keepMessage(app: App, ctx: BotContext, asked: number): Promise<{ html: string; buttons: Buttons }> {
  const list = (offset: number) => listKept(app.ctx, { customerId: ctx.customer.id, offset, limit: A_PAGE });
  const found = await list(asked);
  const offset = found.people.length === 0 ? Math.max(0, asked - A_PAGE) : asked;
  const { people, total, more } = offset === asked ? found : await list(offset);

  const rows = people.map(({ instagramId, username }) => [
    profileButton({ username }),
    { text: ctx.say('button-unkeep'), data: `unkeep:${instagramId}:${offset}` },
  ]);
  const beside = [
    ...(offset > 0 ? [{ text: '◀️', data: `keep:${Math.max(0, offset - A_PAGE)}` }] : []),
    ...(more ? [{ text: '▶️', data: `keep:${offset + A_PAGE}` }] : []),
  ];
  return { html: ctx.say('keep-list', { count: total }), buttons: beside.length > 0 ? [...rows, beside] : rows };
}
