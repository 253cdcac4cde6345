/** Cookies from JSON of any shape: extensions' lists, a Playwright state, a HAR. Pure. */
import { type FoundCookie, lifeOf, WANTED } from './cookie.ts';
import { readHeaders } from './header-forms.ts';

/** A HAR may have more and is read up to here. */
const MOST_NODES = 100_000;
const DEEPEST = 12;

/** Cookies and user agent of a JSON text, even of a list that a chat cut; null when it is no JSON. */
export function readJson(text: string): { cookies: FoundCookie[]; userAgent: string | null } | null {
  const parsed = /^[[{]/.test(text) ? (parse(text) ?? parse(text.replace(/,(\s*[\]}])/g, '$1'))) : null;
  const root = parsed ?? (text.includes('"value"') ? membersOf(text) : null);
  if (typeof root !== 'object' || root === null) return null;
  const found: Found = { cookies: [], userAgent: null, nodes: 0 };
  walk(root, found, 0);
  return parsed === null && found.cookies.length === 0 ? null : found;
}

function membersOf(text: string): unknown[] {
  return (text.match(/\{[^{}]{1,8000}\}/g) ?? []).map(parse);
}

type Found = { cookies: FoundCookie[]; userAgent: string | null; nodes: number };
type Members = Record<string, unknown>;

function walk(node: unknown, found: Found, depth: number): void {
  found.nodes += 1;
  if (found.nodes > MOST_NODES || depth > DEEPEST || typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) readMembers({ ...node }, found);
  for (const inner of Object.values(node)) walk(inner, found, depth + 1);
}

/** A cookie or header (name and value), or a dictionary of them. */
function readMembers(members: Members, found: Found): void {
  const facts = plainly(members);
  const name = facts.name ?? facts.nameraw;
  const value = facts.value ?? facts.content ?? facts.contentraw;
  const pairs = typeof name === 'string' ? [[name, value] as const] : Object.entries(members);
  for (const [key, inner] of pairs) {
    if (typeof inner !== 'string' && typeof inner !== 'number') continue;
    const cookie = /^session[_-]?id$/i.test(key) ? 'sessionid' : key;
    if (WANTED.includes(cookie))
      found.cookies.push(cookieOf(cookie, String(inner), typeof name === 'string' ? facts : {}));
    else if (/^(set-)?cookies?$/i.test(key)) found.cookies.push(...readHeaders(`${key}: ${inner}`, null));
    else if (/^user[-_ ]?agent$/i.test(key)) found.userAgent ??= String(inner);
  }
}

/** Members without case, blanks and dashes: extensions differ ("Host raw"). */
function plainly(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).map(([key, value]) => [key.toLowerCase().replace(/[^a-z]/g, ''), value]),
  );
}

const ENDS = ['expires', 'expirationdate', 'expiry', 'expiresat', 'expiresraw', 'expire'];

function cookieOf(name: string, value: string, facts: Members): FoundCookie {
  const where = [facts.domain, facts.host, facts.hostraw].find((place) => typeof place === 'string' && place !== '');
  return {
    name,
    value,
    domain: typeof where === 'string' ? where : null,
    life: ENDS.map((key) => lifeOf(facts[key])).find((life) => life !== null) ?? null,
    httpOnly: typeof facts.httponly === 'boolean' ? facts.httponly : null,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
