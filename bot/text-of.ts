import type { BotContext } from './bot-context.ts';

/**
 * What a message says: its text or the caption below its picture, with the addresses that stand behind words of it. The bot's
 * own name is nobody's profile.
 */
export function textOf(ctx: BotContext): string {
  const { text, caption, entities, caption_entities: captionEntities } = ctx.message ?? {};
  const behind = (entities ?? captionEntities ?? []).flatMap((one) => (one.type === 'text_link' ? [one.url] : []));
  const own = new RegExp(`@${ctx.me.username}\\b`, 'gi');
  return [text ?? caption ?? '', ...behind].join('\n').replace(own, ' ');
}
