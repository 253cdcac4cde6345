import { Composer } from 'grammy';
import type { App, BotContext } from '../bot-context.ts';
import { reply } from '../reply.ts';
import { textOf } from '../text-of.ts';
import { understand } from '../understand.ts';

/** Pins, timers and the like get no answer. */
const SENT_ON_PURPOSE = [
  'message:file',
  'message:paid_media',
  'message:contact',
  'message:location',
  'message:venue',
  'message:poll',
  'message:dice',
  'message:game',
  'message:story',
  'message:checklist',
] as const;

/** What no other feature understood: a name, a link, a sentence, or no text. Comes last. */
export function profileFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:text').filter(
    (ctx) => ctx.message.text.startsWith('/'),
    (ctx) => reply(ctx, ctx.say('unknown-command')),
  );
  feature.on(['message:text', 'message:caption'], (ctx) => understand(app, ctx, { text: textOf(ctx) }));
  feature.on([...SENT_ON_PURPOSE], (ctx) => reply(ctx, ctx.say('only-text')));
  return feature;
}
