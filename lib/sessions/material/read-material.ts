import { type FoundCookie, sessionIdOf } from './cookie.ts';
import { readHeaders } from './header-forms.ts';
import { readJson } from './json-form.ts';
import { readLines } from './line-forms.ts';

/** `userAgent`: null unless the text names it, as curl does. `broken`: looks like JSON and is none. */
export type Material = { cookies: FoundCookie[]; userAgent: string | null; broken: boolean };

/** What a pasted text holds; `cookies` may be empty. */
export function readMaterial(pasted: string): Material {
  const text = whole(plain(pasted));
  const json = readJson(text);
  if (json) return { ...json, broken: false };

  const userAgent = userAgentIn(text);
  const lines = readLines(text);
  const pairs = readHeaders(lines.rest, hostOf(text));
  const named = [...lines.cookies, ...pairs];
  const cookies = named.some(({ name, value }) => name === 'sessionid' && sessionIdOf(value))
    ? named
    : [...named, ...bareValues(lines.rest)];
  return { cookies, userAgent, broken: /^(?:\[|\{\s*")/.test(text) };
}

function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2018\u2019\u201a]/g, "'")
    .trim();
}

/** Unwraps JSON in JSON, a Windows command's carets, a value cut by a line end. */
function whole(text: string): string {
  const inner = /^"\s*(?:\\n)?\s*[[{]/.test(text) ? textOfJson(text) : text;
  const command = /^curl\b/i.test(inner) && /\^[%"]/.test(inner) ? inner.replace(/\^/g, '') : inner;
  return command.replace(CUT, (all, head: string, tail: string) => (goesOn(tail) ? head + tail : all));
}

/** A number or short word on the next line is its own value. */
function goesOn(tail: string): boolean {
  return /\D/.test(tail) && (/\d/.test(tail) || tail.length >= 16);
}

function textOfJson(text: string): string {
  try {
    const inner: unknown = JSON.parse(text);
    return typeof inner === 'string' ? plain(inner) : text;
  } catch {
    return text;
  }
}

/** The end of a session id on the next line, as narrow windows cut it. */
const CUT =
  /(?<![\w:%])(\d{3,19}(?::|%3A)[\w%:-]{4,})\n[ \t]*(?!\d+(?::|%3A)[\w-]{8,}(?::|%3A))([\w%:-]{4,})(?=$|[\n"';,])/gi;

function bareValues(text: string): FoundCookie[] {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => !AGENT_LINE.test(line));
  const [only = ''] = lines;
  const shaped = text.match(SHAPE) ?? [];
  const isOne = lines.length === 1 && /^\S+$/.test(only.trim()) && (sessionIdOf(only) !== null || shaped.length === 0);
  const values = isOne ? [only] : shaped;
  return values.map((value) => ({ name: 'sessionid', value, domain: null, life: null, httpOnly: null }));
}

/** User id, random letters, a small number, since 2021 a signature (docs/facts/headers-and-cookies.md#cookies). */
const SHAPE = /(?<![\w:%])\d{3,19}(?::|%3A)[A-Za-z0-9_-]{8,}(?::|%3A)\d{1,4}(?:(?::|%3A)[A-Za-z0-9_-]+)?/gi;

const AGENT_LINE = /^\s*["']?(?:(?:user-agent|ua)\s*[=:]|Mozilla\/\d)/i;

function userAgentIn(text: string): string | null {
  const header = /(["'])user-agent:\s*((?:(?!\1)[^\n])+)\1/i.exec(text)?.[2];
  const option = /\s(?:-A|--user-agent)\s+(["'])((?:(?!\1)[^\n])+)\1/.exec(text)?.[2];
  const line = /^[ \t]*["']?(?:(?:user-agent|ua)[ \t]*[=:][ \t]*["']?([^\n"']+)|(Mozilla\/\d[^\n"']*))/im.exec(text);
  const agent = header ?? option ?? line?.[1] ?? line?.[2];
  return agent?.replace(/\s+/g, ' ').trim() ?? null;
}

function hostOf(text: string): string | null {
  return /^\s*(?:curl|fetch|await fetch)\b[^\n]*?https?:\/\/([\w.-]+)/i.exec(text)?.[1] ?? null;
}
