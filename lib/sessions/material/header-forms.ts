/**
 * Cookies as `name=value` or `name: value`: headers, `document.cookie`, a curl command. Ignores text around them. Pure.
 */
import { type FoundCookie, lifeOf, unquoted, WANTED } from './cookie.ts';

/** @param domain for pairs without their own; null when unknown. */
export function readHeaders(text: string, domain: string | null): FoundCookie[] {
  return text
    .split('\n')
    .flatMap((line) => (ATTRIBUTE.test(line) ? readSetCookie(line, domain) : readPairs(line, domain)));
}

const ATTRIBUTE = /;\s*(domain|path|expires|max-age|httponly|samesite)\b/i;
const NAMES = WANTED.join('|');
const QUOTED = String.raw`\\?"[^"\\]*\\?"|'[^']*'|${'`'}[^${'`'}]*${'`'}`;
const PAIR = new RegExp(
  String.raw`(?<![\w.-])(${NAMES})\\?["'${'`'}]?\s{0,4}(?:=>|[=:]|%3D|,(?=\s?["'](?!value)))\s{0,4}(${QUOTED}|[^\s;,"'${'`'}(){}<>]+)`,
  'g',
);

function readPairs(line: string, domain: string | null): FoundCookie[] {
  return [...line.matchAll(PAIR)].map(([, name = '', value = '']) => ({
    name,
    value: unquoted(value.replace(/\\"/g, '"')),
    domain,
    life: null,
    httpOnly: null,
  }));
}

function readSetCookie(line: string, domain: string | null): FoundCookie[] {
  const [pair = '', ...attributes] = line.split(';');
  const [cookie] = readPairs(pair, domain);
  if (!cookie) return readPairs(line, domain);
  const attribute = (name: string) =>
    attributes.map((one) => new RegExp(`^\\s*${name}=(.*)$`, 'i').exec(one)?.[1]).find((value) => value !== undefined);
  const seconds = attribute('max-age');
  const life =
    seconds && /^\s*-?\d+\s*$/.test(seconds) ? { for: Number(seconds) } : lifeOf(unquoted(attribute('expires') ?? ''));
  const httpOnly = attributes.some((one) => /^\s*httponly\s*$/i.test(one));
  return [{ ...cookie, domain: attribute('domain')?.trim() ?? domain, life, httpOnly }];
}
