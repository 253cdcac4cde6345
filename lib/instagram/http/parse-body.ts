import type { Body, RawAnswer } from './answer.ts';

/** The guard before JSON on some of Instagram's answers (facts 1.2). */
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

/** A number so long that it may not be exact any more. A reviver costs several times the parsing, and few answers need it. */
const LONG_NUMBER = /[:,[]\s*-?\d{16}/;

function parseJson(text: string): Body {
  try {
    const reviver = LONG_NUMBER.test(text) ? (exactIntegers as (key: string, value: unknown) => unknown) : undefined;
    return { shape: 'json', json: JSON.parse(text, reviver) };
  } catch {
    return { shape: 'broken', cause: 'truncated' };
  }
}

/** Keeps ids beyond 2^53 exact: they stay the text that Instagram sent. */
function exactIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return value;
  return context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value;
}
