import type { TgEntity } from '../bot-api-model.ts';

const PATTERNS: [string, RegExp][] = [
  [
    'url',
    /(?:https?:\/\/[^\s<>"]+|(?<![@\w.])(?:[a-z\d-]+\.)+(?:com|org|net|io|me|dev|app|ru|uk)(?:\/[^\s<>"]*)?(?![\w@]))/gi,
  ],
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w/g],
  ['mention', /(?<![\w@])@[a-z]\w{3,31}/gi],
  ['bot_command', /(?<![\w/])\/\w{1,64}(?:@[a-z]\w{3,31})?(?![\w/])/gi],
  ['hashtag', /(?<![\w#&])#[\p{L}_][\p{L}\p{N}_]{0,255}/giu],
];
const CLOSED = new Set(['code', 'pre', 'text_link', 'text_mention', 'custom_emoji']);

/** Links, commands, mentions and tags that Telegram finds itself. */
export function withDetectedEntities(text: string, given: TgEntity[]): TgEntity[] {
  const closed = given.filter((entity) => CLOSED.has(entity.type));
  const found: TgEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const hit = type === 'url' ? match[0].replace(/[.,;:!?)\]]+$/, '') : match[0];
      const entity = { type, offset: match.index, length: hit.length };
      if (![...closed, ...found].some((other) => overlap(other, entity))) found.push(entity);
    }
  }
  return [...given, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

const overlap = (a: TgEntity, b: TgEntity) => a.offset < b.offset + b.length && b.offset < a.offset + a.length;
