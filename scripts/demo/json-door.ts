import { UserError } from '../user-error.ts';

/** A door that speaks JSON. Both methods throw a sentence with the address and what was answered when it is not 2xx. */
export type JsonDoor = {
  readonly origin: string;
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
};

const TIMEOUT_MS = 20_000;

/** @param headers sent with every request. */
export function jsonDoor(origin: string, headers: Record<string, string> = {}): JsonDoor {
  return {
    origin,
    get: (path) => ask(origin, path, { headers }),
    post: (path, body = {}) =>
      ask(origin, path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

async function ask(origin: string, path: string, init: RequestInit): Promise<unknown> {
  const what = `${init.method ?? 'GET'} ${origin}${path}`;
  const response = await fetch(`${origin}${path}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (error) => {
      throw new UserError(`${what} was not answered: ${causeOf(error)}.`);
    },
  );
  const text = await response.text();
  if (!response.ok) throw new UserError(`${what} answered ${response.status}: ${text.slice(0, 300)}`);
  return text === '' ? null : JSON.parse(text);
}

function causeOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string }; message?: string };
  return cause?.code ?? message ?? String(error);
}
