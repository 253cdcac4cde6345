import { isIP } from 'node:net';

const MOST_CHARACTERS = 80;

/** An address without port, brackets, zone; IPv6 compressed, mapped IPv4 as IPv4. Null for anything else. */
export function readAddress(text: string | null | undefined): string | null {
  const given = text?.trim() ?? '';
  if (given === '' || given.length > MOST_CHARACTERS) return null;
  const bare = withoutPort(given).replace(/%[\w.-]{1,30}$/, '');
  switch (isIP(bare)) {
    case 4:
      return bare;
    case 6:
      return withoutMapping(new URL(`http://[${bare}]`).hostname.slice(1, -1));
    default:
      return null;
  }
}

/** An IPv4 address, or an IPv6 /64, which is one household. All unknown ones count as one. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unseen';
  if (isIP(address) !== 6) return address;
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`;
}

/** `1.2.3.4:80`, `[::1]:80`, `[::1]`. */
function withoutPort(text: string): string {
  const [, bracketed, v4] = /^(?:\[([^\]]*)\]|(\d+(?:\.\d+){3}))(?::\d{1,5})?$/.exec(text) ?? [];
  return bracketed ?? v4 ?? text;
}

/** `::ffff:c000:201` is 192.0.2.1. */
function withoutMapping(canonical: string): string {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255].join('.');
}

function groupsOf(canonical: string): string[] {
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(missing).fill('0'), ...after];
}
