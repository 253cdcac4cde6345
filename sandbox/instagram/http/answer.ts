/**
 * An answer before it is written to the wire, and the ways to make one. A Content-Type is always sent
 * (docs/facts/refusals.md#dead-or-limited).
 */

export type Header = [name: string, value: string];

export type Answer = {
  status: number;
  /** Pairs, since a name (Set-Cookie) may come often. */
  headers: Header[];
  body: string | Buffer;
  /** What happens to it on the way: cut without a byte, cut in the middle, never sent. */
  mishap?: 'reset' | 'truncated' | 'hang';
  delayMs?: number;
};

/** JSON with a status of the site's own kind. Big integers are written as numbers. */
export function json(body: unknown, status = 200): Answer {
  return { status, headers: [['Content-Type', 'application/json; charset=utf-8']], body: toJson(body) };
}

export function html(body: string, status = 200): Answer {
  return { status, headers: [['Content-Type', 'text/html; charset="utf-8"']], body };
}

export function text(body: string, status: number): Answer {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8']], body };
}

export function redirect(to: string): Answer {
  return {
    status: 302,
    headers: [
      ['Content-Type', 'text/html; charset="utf-8"'],
      ['Location', to],
    ],
    body: '',
  };
}

/** `JSON.stringify` that knows big integers: they become plain digits, as the site writes its `pk`. */
export function toJson(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    return withBigIntegers(body);
  }
}

/** Several times slower, so only for what the plain way refuses. */
function withBigIntegers(body: unknown): string {
  const mark = '\u0000big:';
  const written = JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${mark}${value}` : value,
  );
  return written.replaceAll(/"\\u0000big:(-?\d+)"/g, '$1');
}
