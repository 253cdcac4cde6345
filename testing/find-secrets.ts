/** `name`: the canary; `form`: its spelling; `at`: in characters or bytes. */
export type FoundSecret = { name: string; form: string; at: number };

/** Below this a match would be chance. */
const SHORTEST_CANARY = 8;

/**
 * @param canaries name → value.
 * @returns every canary found, in any usual spelling, without the value.
 * @throws {RangeError} a canary is too short.
 */
export function findSecrets(text: string | Uint8Array, canaries: Readonly<Record<string, string>>): FoundSecret[] {
  const haystack = typeof text === 'string' ? text : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  return Object.entries(canaries).flatMap(([name, value]) => {
    if (value.length < SHORTEST_CANARY)
      throw new RangeError(`the canary "${name}" needs at least ${SHORTEST_CANARY} characters`);
    return spellings(value)
      .map(([form, spelling]) => ({ name, form, at: haystack.indexOf(spelling) }))
      .filter(({ at }) => at >= 0);
  });
}

function spellings(value: string): [form: string, spelling: string][] {
  const bytes = Buffer.from(value, 'utf8');
  const url = encodeURIComponent(value);
  const json = inJson(value);
  const all: [string, string][] = [
    ['plain', value],
    ['url', url],
    ['url, lower case', url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())],
    ['form', url.replaceAll('%20', '+')],
    ['url twice', encodeURIComponent(url)],
    ['json', json],
    ['json in json', inJson(json)],
    ['html', inHtml(value)],
    ['sql', value.replaceAll("'", "''")],
    ['hex', bytes.toString('hex')],
    ['hex, upper case', bytes.toString('hex').toUpperCase()],
    ['backwards', [...value].reverse().join('')],
    ...[0, 1, 2].flatMap((shift) => inBase64(bytes, shift)),
  ];
  const seen = new Set<string>();
  return all.filter(([, spelling]) => !seen.has(spelling) && seen.add(spelling));
}

const inJson = (value: string) => JSON.stringify(value).slice(1, -1);

function inHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The letters that are the same whatever stands before and after, for one of the three ways to fall on the grid. */
function inBase64(bytes: Buffer, shift: number): [string, string][] {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  const sure = whole.slice(first, last);
  return [
    [`base64 (${shift})`, sure],
    [`base64url (${shift})`, sure.replaceAll('+', '-').replaceAll('/', '_')],
  ];
}
