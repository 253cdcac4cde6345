import type { Body, RawAnswer } from './answer.ts';

/** The guard before JSON on some of Instagram's answers (docs/facts/addresses.md#graphql-by-document). */
const JSON_GUARD = /^for\s*\(;;\);/;

/**
 * Says what a body really is. The Content-Type is not asked: Instagram labels JSON as HTML and the
 * other way round, so the first character decides. Never throws.
 */
export function parseBody(raw: Pick<RawAnswer, 'body' | 'bodyFailure'>): Body {
  if (raw.bodyFailure !== null) return { shape: 'broken', cause: raw.bodyFailure };
  const text = raw.body.trim().replace(JSON_GUARD, '').trimStart();
  if (text === '') return { shape: 'empty' };
  if (text.startsWith('{') || text.startsWith('[')) return parseJson(text);
  if (text.startsWith('<')) return { shape: 'html', text };
  return { shape: 'text', text };
}

/**
 * A number that may not be exact any more: long, broken or in scientific notation. A reviver costs several times the
 * parsing, and few answers need it.
 */
const DOUBTFUL_NUMBER = /[:,[]\s*-?(?:\d{16}|\d+[.eE])/;

function parseJson(text: string): Body {
  try {
    const reviver = DOUBTFUL_NUMBER.test(text) ? exactNumbers : undefined;
    return { shape: 'json', json: JSON.parse(text, reviver) };
  } catch {
    return { shape: 'broken', cause: 'truncated' };
  }
}

/** A number that is not what Instagram wrote stays the text that it wrote: an id beyond 2^53, a fraction, 1e400. */
function exactNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  return context.source === String(value) ? value : context.source;
}
