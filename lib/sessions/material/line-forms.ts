/** Cookies from columns: Netscape's cookies.txt, and rows of developer tools. Pure. */
import { type FoundCookie, lifeOf, WANTED } from './cookie.ts';

/** @returns what was found, and the other lines; comments are in neither. */
export function readLines(text: string): { cookies: FoundCookie[]; rest: string } {
  const cookies: FoundCookie[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const cookie = readNetscape(line) ?? readRow(line);
    if (cookie) cookies.push(cookie);
    else if (!line.trimStart().startsWith('#')) rest.push(line);
  }
  return { cookies, rest: rest.join('\n') };
}

/** Seven fields with tabs, or the blanks a chat makes of them; `#HttpOnly_` is part of the format. */
function readNetscape(line: string): FoundCookie | null {
  const bare = line.trim().replace(/^#HttpOnly_/i, '');
  const [domain = '', subdomains = '', , secure = '', expires = '', name = '', ...value] = bare.split(/\t|[ ]+/);
  if (!isSwitch(subdomains) || !isSwitch(secure) || name === '') return null;
  return { name, value: value.join(' '), domain, life: lifeOf(expires), httpOnly: bare !== line.trim() };
}

const isSwitch = (field: string) => /^(true|false)$/i.test(field);

function readRow(line: string): FoundCookie | null {
  const [name = '', value = '', ...fields] = line.trim().split(/\t|[ ]+/);
  if (!WANTED.includes(name) || value === '' || /^[=:]/.test(value)) return null;
  if (name === 'sessionid' && !/\d/.test(value)) return null;
  const domain = fields.find((field) => /^\.?([a-z0-9-]+\.)+[a-z]{2,}$/i.test(field));
  const end = fields.find((field) => /^\d{4}-\d\d-\d\dT[\d:.]+Z?$/.test(field));
  return { name, value, domain: domain ?? null, life: lifeOf(end), httpOnly: null };
}
