import { badRequest } from '../bot-api-error.ts';
import type { TgEntity } from '../bot-api-model.ts';
import { isRecord } from '../parameters.ts';
import { withDetectedEntities } from './detected-entities.ts';
import { parseHtml } from './html.ts';

export type FormattedText = { text: string; entities: TgEntity[] };

/** A call's text as a message holds it. @throws {BotApiError} 400 when it cannot be parsed, or the mode is not HTML. */
export function formatText(source: string, parseMode: string | undefined, given: unknown): FormattedText {
  const clean = source.replaceAll('\r\n', '\n').replaceAll('\0', '');
  const parsed = parse(clean, parseMode, given);
  const { text, entities } = trimmed(parsed);
  return { text, entities: withDetectedEntities(text, entities) };
}

function parse(source: string, parseMode: string | undefined, given: unknown): FormattedText {
  switch (parseMode?.toLowerCase() ?? '') {
    case '':
      return { text: source, entities: Array.isArray(given) ? given.flatMap(asEntity) : [] };
    case 'html':
      return parseHtml(source);
    default:
      throw badRequest('unsupported parse_mode: the sandbox reads HTML');
  }
}

function asEntity(value: unknown): TgEntity[] {
  if (!isRecord(value)) return [];
  const { type, offset, length, url, language, custom_emoji_id } = value;
  if (typeof type !== 'string' || typeof offset !== 'number' || typeof length !== 'number' || length <= 0) return [];
  const more = { url, language, custom_emoji_id };
  const texts = Object.entries(more).filter(([, one]) => typeof one === 'string');
  return [{ type, offset, length, ...Object.fromEntries(texts) }];
}

function trimmed({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const shown = text.trim();
  const kept = entities.flatMap((entity) => {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(shown.length, entity.offset - start + entity.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: shown, entities: kept };
}
