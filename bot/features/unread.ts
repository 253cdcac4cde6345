import { Composer } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import { reply } from '../reply.ts';

/** What has no words, and what to send instead. Files are read elsewhere; with a caption, its words count. */
const UNREAD = {
  'message:voice': 'unread-voice',
  'message:audio': 'unread-voice',
  'message:video_note': 'unread-voice',
  'message:photo': 'unread-picture',
  'message:video': 'unread-picture',
  'message:animation': 'unread-picture',
  'message:sticker': 'unread-sticker',
  'message:dice': 'unread-sticker',
  'message:contact': 'unread-contact',
  'message:location': 'unread-place',
  'message:venue': 'unread-place',
  'message:story': 'unread-story',
} as const;

/** Each kind of message without words gets an answer that helps. */
export function unreadFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const wordless = feature.filter((ctx) => ctx.message !== undefined && ctx.message.caption === undefined);
  for (const [kind, text] of Object.entries(UNREAD))
    wordless.on(kind as keyof typeof UNREAD, (ctx) => reply(ctx, ctx.say(text)));
  return feature;
}
