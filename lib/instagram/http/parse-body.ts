import type { Body, RawAnswer } from './answer.ts';

/** Before the JSON of some answers (docs/facts/addresses.md#graphql-by-document). */
const JSON_GUARD = /^for\s*\(;;\);/;

/** What a body really is, by its first character: Instagram mislabels JSON and HTML. Never throws. */
export function parseBody(raw: Pick<RawAnswer, 'body' | 'bodyFailure'>): Body {
  if (raw.bodyFailure !== null) return { shape: 'broken', cause: raw.bodyFailure };
  const text = raw.body.trim().replace(JSON_GUARD, '').trimStart();
  if (text === '') return { shape: 'empty' };
  if (text.startsWith('{') || text.startsWith('[')) return parseJson(text);
  if (text.startsWith('<')) return { shape: 'html', text };
  return { shape: 'text', text };
}

/** A number that may have lost digits. A reviver is several times slower and seldom needed. */
const DOUBTFUL_NUMBER = /[:,[]\s*-?(?:\d{16}|\d+[.eE])/;

function parseJson(text: string): Body {
  try {
    const reviver = DOUBTFUL_NUMBER.test(text) ? exactNumbers : undefined;
    return { shape: 'json', json: JSON.parse(text, reviver) };
  } catch {
    return { shape: 'broken', cause: 'truncated' };
  }
}

/** A number that is not exact stays text: an id beyond 2^53, a fraction, 1e400. */
function exactNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  return context.source === String(value) ? value : context.source;
}
