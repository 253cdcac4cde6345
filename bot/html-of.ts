import type { MessageEntity } from 'grammy/types';
import { escapeHtml } from '#/lib/platform/phrasebook.ts';

const TAGS: Partial<Record<MessageEntity['type'], string>> = {
  ...{ bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', spoiler: 'tg-spoiler' },
  ...{ code: 'code', pre: 'pre', blockquote: 'blockquote', expandable_blockquote: 'blockquote' },
};

/** A text with its formatting as Telegram's HTML, from a place on. What has no tag is plain. Pure. */
export function htmlOf(text: string, entities: readonly MessageEntity[] = [], from = 0): string {
  const known = entities.filter((entity) => entity.offset >= from && tagOf(entity) !== null);
  let html = '';
  for (let at = from; at <= text.length; at += 1) {
    const ending = known.filter(({ offset, length }) => offset + length === at);
    html += ending
      .reverse()
      .map((entity) => `</${tagOf(entity)?.name}>`)
      .join('');
    html += known
      .filter(({ offset }) => offset === at)
      .map((entity) => tagOf(entity)?.open)
      .join('');
    html += escapeHtml(text.charAt(at));
  }
  return html.trim();
}

function tagOf(entity: MessageEntity): { name: string; open: string } | null {
  if (entity.type === 'text_link') return { name: 'a', open: `<a href="${escapeHtml(entity.url)}">` };
  const name = TAGS[entity.type];
  return name ? { name, open: `<${name}>` } : null;
}
