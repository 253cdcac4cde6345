import { el } from './dom.js';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

/**
 * Text with entities as nodes, never as markup. `act` gets presses: `{ command }`, or a `{ url }` that the chat opens.
 */
export function formatted(text, entities, act) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return between(text, sorted, 0, text.length, act);
}

function between(text, entities, from, to, act) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = Math.min(to, entity.offset + entity.length);
    if (entity.offset < at || end <= entity.offset) continue;
    const block = BLOCKS.has(entity.type);
    if (entity.offset > at) nodes.push(withoutBreak(text.slice(at, entity.offset), block));
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    nodes.push(wrap(entity, between(text, inner, entity.offset, end, act), text.slice(entity.offset, end), act));
    at = block && text[end] === '\n' ? Math.min(to, end + 1) : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

/** The block's own line break would double. */
function withoutBreak(text, beforeBlock) {
  return beforeBlock && text.endsWith('\n') ? text.slice(0, -1) : text;
}

function wrap(entity, children, plain, act) {
  switch (entity.type) {
    case 'pre':
      return el('pre', { data: { language: entity.language ?? '' } }, el('code', {}, ...children));
    case 'spoiler':
      return el(
        'button',
        { type: 'button', class: 'spoiler', on: { click: (event) => event.currentTarget.classList.add('open') } },
        ...children,
      );
    case 'bot_command':
      return el(
        'button',
        { type: 'button', class: 'inline-link', on: { click: () => act({ command: plain }) } },
        ...children,
      );
    case 'text_link':
      return link(entity.url, children, act);
    case 'url':
      return link(/^[a-z]+:/i.test(plain) ? plain : `https://${plain}`, children, act);
    case 'email':
      return link(`mailto:${plain}`, children, act);
    default:
      return TAGS[entity.type] ? el(TAGS[entity.type], {}, ...children) : el('span', {}, ...children);
  }
}

/** Web and mail addresses only; a script stays text. */
function link(url, children, act) {
  if (!/^(https?|mailto):/i.test(url ?? '')) return el('span', {}, ...children);
  const open = (event) => {
    if (act({ url })) event.preventDefault();
  };
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', on: { click: open } }, ...children);
}
