export type Header = [name: string, value: string];

export type Answer = {
  status: number;
  /** Pairs: Set-Cookie may repeat. */
  headers: Header[];
  body: string | Buffer;
  /** Cut without a byte, cut in the middle, never sent. */
  mishap?: 'reset' | 'truncated' | 'hang';
  delayMs?: number;
};

/** JSON with the site's `status`. Big integers become numbers. */
export function json(body: unknown, status = 200): Answer {
  return { status, headers: [['Content-Type', 'application/json; charset=utf-8']], body: toJson(body) };
}

export function html(body: string, status = 200): Answer {
  return { status, headers: [['Content-Type', 'text/html; charset="utf-8"']], body };
}

export function text(body: string, status: number): Answer {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8']], body };
}

/** A redirect: 302 without a body. */
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

/** `JSON.stringify` with big integers as digits, as in the site's `pk`. */
export function toJson(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    return withBigIntegers(body);
  }
}

/** Several times slower. */
function withBigIntegers(body: unknown): string {
  const mark = '\u0000big:';
  const written = JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${mark}${value}` : value,
  );
  return written.replaceAll(/"\\u0000big:(-?\d+)"/g, '$1');
}
