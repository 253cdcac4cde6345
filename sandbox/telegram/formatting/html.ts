import { badRequest } from '../bot-api-error.ts';
import type { TgEntity } from '../bot-api-model.ts';

type Formatted = { text: string; entities: TgEntity[] };
type Open = { tag: string; attributes: Record<string, string>; offset: number };
type Tag = { name: string; attributes: Record<string, string>; end: number };

const SIMPLE: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};
const OTHER = new Set(['a', 'blockquote', 'tg-emoji']);
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** `parse_mode: HTML`, with Telegram's refusals (byte offsets). @throws {BotApiError} 400 */
export function parseHtml(source: string): Formatted {
  let text = '';
  const entities: TgEntity[] = [];
  const open: Open[] = [];

  for (let at = 0; at < source.length; ) {
    const char = source.charAt(at);
    if (char === '&') {
      const [decoded, end] = decodeReference(source, at);
      text += decoded;
      at = end;
    } else if (char !== '<') {
      text += char;
      at += 1;
    } else if (source.charAt(at + 1) === '/') {
      const closed = closeTag(source, at, open);
      addEntity(entities, closed.tag, text);
      at = closed.end;
    } else {
      const tag = readTag(source, at);
      open.push({ tag: tag.name, attributes: tag.attributes, offset: text.length });
      at = tag.end;
    }
  }

  const unclosed = open.at(-1);
  if (unclosed) throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities };
}

function readTag(source: string, start: number): Tag {
  const name = /^[^\s>]*/.exec(source.slice(start + 1))?.[0].toLowerCase() ?? '';
  let at = start + 1 + name.length;
  if (at >= source.length) throw unparsable(`Unclosed start tag at byte offset ${bytes(source, start)}`);
  const known = name in SIMPLE || OTHER.has(name);
  if (!known) throw unparsable(`Unsupported start tag "${name}" at byte offset ${bytes(source, start)}`);

  const attributes: Record<string, string> = {};
  for (;;) {
    while (/\s/.test(source.charAt(at))) at += 1;
    if (at >= source.length) throw unparsable(`Unclosed start tag "${name}" at byte offset ${bytes(source, start)}`);
    if (source.charAt(at) === '>') break;
    at = readAttribute(source, at, name, start, attributes);
  }
  if (name === 'span' && attributes.class !== 'tg-spoiler') {
    throw unparsable(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes(source, start)}`);
  }
  return { name, attributes, end: at + 1 };
}

function readAttribute(source: string, from: number, tag: string, start: number, into: Record<string, string>): number {
  const name = /^[^\s=>]*/.exec(source.slice(from))?.[0].toLowerCase() ?? '';
  if (name === '') throw unparsable(`Empty attribute name in the tag "${tag}" at byte offset ${bytes(source, start)}`);
  const rest = source.slice(from + name.length);
  const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/.exec(rest);
  if (!value) {
    if (/^\s*=/.test(rest)) throw unparsable(`Unclosed start tag at byte offset ${bytes(source, start)}`);
    into[name] = '';
    return from + name.length;
  }
  into[name] = decodeAll(value[1] ?? value[2] ?? value[3] ?? '');
  return from + name.length + value[0].length;
}

function closeTag(source: string, start: number, open: Open[]): { tag: Open; end: number } {
  const close = source.indexOf('>', start);
  const expected = open.pop();
  if (!expected) throw unparsable(`Unexpected end tag at byte offset ${bytes(source, start)}`);
  if (close < 0) throw unparsable(`Unclosed end tag at byte offset ${bytes(source, start)}`);
  const found = source
    .slice(start + 2, close)
    .trim()
    .toLowerCase();
  if (found !== '' && found !== expected.tag) {
    const where = bytes(source, start);
    throw unparsable(`Unmatched end tag at byte offset ${where}, expected "</${expected.tag}>", found "</${found}>"`);
  }
  return { tag: expected, end: close + 1 };
}

function addEntity(entities: TgEntity[], { tag, attributes, offset }: Open, text: string): void {
  const length = text.length - offset;
  if (length === 0) return;
  if (tag === 'a') {
    const url = attributes.href ?? text.slice(offset);
    if (/^([a-z][a-z\d+.-]*:|[^\s/]+\.[^\s/]+)/i.test(url)) entities.push({ type: 'text_link', offset, length, url });
  } else if (tag === 'blockquote') {
    entities.push({ type: 'expandable' in attributes ? 'expandable_blockquote' : 'blockquote', offset, length });
  } else if (tag === 'tg-emoji') {
    entities.push({ type: 'custom_emoji', offset, length, custom_emoji_id: attributes['emoji-id'] ?? '' });
  } else if (tag === 'pre') {
    addPre(entities, offset, length);
  } else {
    const language = tag === 'code' ? /^language-(.+)$/.exec(attributes.class ?? '')?.[1] : undefined;
    entities.push({ type: SIMPLE[tag] ?? tag, offset, length, ...(language ? { language } : {}) });
  }
}

function addPre(entities: TgEntity[], offset: number, length: number): void {
  const inner = entities.at(-1);
  if (inner?.type === 'code' && inner.offset === offset && inner.length === length) entities.pop();
  const language = inner?.type === 'code' && inner.offset === offset ? inner.language : undefined;
  entities.push({ type: 'pre', offset, length, ...(language ? { language } : {}) });
}

function decodeAll(value: string): string {
  return value.replace(/&(#x?[\da-f]+|[a-z]+);?/gi, (whole) => {
    const [decoded, end] = decodeReference(whole, 0);
    return decoded + whole.slice(end);
  });
}

function decodeReference(source: string, at: number): [string, number] {
  const found = /^&(?:#x([\da-f]{1,8})|#(\d{1,8})|(lt|gt|amp|quot));?/i.exec(source.slice(at, at + 12));
  if (!found) return ['&', at + 1];
  const code = found[1] ? Number.parseInt(found[1], 16) : Number(found[2] ?? 0);
  const decoded = found[3]
    ? NAMED[found[3].toLowerCase()]
    : code > 0 && code < 0x10ffff
      ? String.fromCodePoint(code)
      : '';
  return decoded ? [decoded, at + found[0].length] : ['&', at + 1];
}

const bytes = (source: string, at: number) => Buffer.byteLength(source.slice(0, at));
const unparsable = (reason: string) => badRequest(`can't parse entities: ${reason}`);
