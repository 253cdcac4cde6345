import { Composer } from 'grammy';
import { readText } from '#/lib/customers/texts/read-text.ts';
import type { TextKind } from '#/lib/platform/enums.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { escapeHtml } from '#/lib/platform/phrasebook.ts';
import type { App, BotContext } from '../bot-context.ts';
import { type Buttons, reply } from '../reply.ts';

/** `/offer` is another name of `/terms`, for which Telegram asks of whoever sells. */
const COMMANDS = { offer: ['terms', 'offer'], privacy: ['privacy'] } satisfies Record<TextKind, string[]>;

/** `/about`, `/terms`, `/privacy`: what is read and kept, on what terms, and whom to ask. */
export function trustFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const about = (ctx: BotContext) => tellAbout(app, ctx);
  feature.command('about', about);
  feature.callbackQuery('menu:about', about);
  for (const kind of ['offer', 'privacy'] as const) {
    const tell = (ctx: BotContext) => tellText(app, ctx, kind);
    feature.command(COMMANDS[kind], tell);
    feature.callbackQuery(`menu:${kind}`, tell);
  }
  return feature;
}

async function tellAbout(app: App, ctx: BotContext): Promise<void> {
  const said = [ctx.say('about', { days: app.ctx.limits.journalDays }), ctx.say('about-archive')];
  await reply(ctx, said.join('\n\n'), [
    [
      { text: ctx.say('button-offer'), data: 'menu:offer' },
      { text: ctx.say('button-privacy'), data: 'menu:privacy' },
    ],
    [{ text: ctx.say('button-hide'), data: 'menu:hide' }],
    ...managerButton(app, ctx),
  ]);
}

/** The owner's words; until there are any, the product's. */
async function tellText(app: App, ctx: BotContext, kind: TextKind): Promise<void> {
  const text = await readText(app.ctx, { kind });
  const days = app.ctx.limits.journalDays;
  const said = text
    ? [
        escapeHtml(text[ctx.language]),
        ctx.say('text-version', { version: text.version, day: figuresIn(ctx.language).dayOfYear(text.publishedAt) }),
      ]
    : [ctx.say(`${kind}-usual`, { days })];
  await reply(ctx, said.join('\n\n'), managerButton(app, ctx));
}

/** Whom customers may write to, where the settings name somebody. */
export function managerButton({ managerUsername }: App, ctx: BotContext): Buttons {
  if (!managerUsername) return [];
  return [[{ text: ctx.say('button-manager'), url: `https://t.me/${managerUsername.replace(/^@/, '')}` }]];
}
