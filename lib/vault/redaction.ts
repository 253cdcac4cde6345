/**
 * Keeps secrets out of logs and errors, by field name and by scanning every text (docs/facts/reliability.md#secrets).
 */
import { SECRET_NAMES, SECRET_SHAPES } from './secret-shapes.ts';

export const HIDDEN = '[hidden]';

/** For pino: each secret name, up to three levels down. */
export const REDACTED_PATHS: readonly string[] = SECRET_NAMES.flatMap((name) => {
  const last = /^[A-Za-z_]\w*$/.test(name) ? name : `["${name}"]`;
  const under = (parents: string) => (last.startsWith('[') ? `${parents}${last}` : `${parents}.${last}`);
  return [last, under('*'), under('*.*'), under('*.*.*')];
});

/** The text without anything that looks like a secret. Idempotent, linear time. */
export function scrub(text: string): string {
  return SECRET_SHAPES.reduce(
    (clean, { pattern, keepsName }) => clean.replace(pattern, keepsName ? `$1${HIDDEN}` : HIDDEN),
    text,
  );
}

/** A `scrub` that also removes live values of at least 6 characters, plain and URL-encoded. */
export function createScrubber(liveSecrets: readonly string[]): (text: string) => string {
  const values = [...new Set(liveSecrets.flatMap((value) => [value, encodeURIComponent(value)]))];
  const longFirst = values.filter((value) => value.length >= 6).sort((a, b) => b.length - a.length);
  return (text) => scrub(longFirst.reduce((clean, value) => clean.replaceAll(value, HIDDEN), text));
}

/** A copy to write down: secret names hidden at any depth, texts scrubbed, errors without other members. */
export function redact(value: unknown, clean: (text: string) => string = scrub): unknown {
  return copyWithout(value, clean, 0, new Set());
}

const DEEPEST = 8;
const secretNames: ReadonlySet<string> = new Set(SECRET_NAMES.map((name) => name.toLowerCase()));

function copyWithout(
  value: unknown,
  clean: (text: string) => string,
  depth: number,
  above: ReadonlySet<object>,
): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (value instanceof Date) return value;
  if (depth >= DEEPEST || above.has(value)) return '[more]';
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;

  const within = new Set(above).add(value);
  const copy = (inner: unknown) => copyWithout(inner, clean, depth + 1, within);
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Map || value instanceof Set) return [...value].map(copy);
  const members = value instanceof Error ? tellingMembers(value) : Object.entries(value);
  return Object.fromEntries(
    members.map(([name, inner]) => [name, secretNames.has(name.toLowerCase()) ? HIDDEN : copy(inner)]),
  );
}

function tellingMembers(error: Error): [string, unknown][] {
  const code = 'code' in error ? error.code : undefined;
  const all: [string, unknown][] = [
    ['name', error.name],
    ['code', code],
    ['message', error.message],
    ['stack', error.stack],
    ['cause', error.cause],
  ];
  return all.filter(([, member]) => member !== undefined);
}
