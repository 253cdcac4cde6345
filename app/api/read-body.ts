import { SECOND_MS } from '#/lib/platform/clock.ts';
import { ApiRefusal } from './refusals.ts';

/** The longest field is a session id. */
export const BODY_LIMIT_BYTES = 64 * 1_024;
const BODY_MS = 15 * SECOND_MS;

/**
 * The JSON of a request, at most 64 kB; undefined without a body.
 * @throws {ApiRefusal} `unsupported_media_type`, `too_large`, `too_slow`, `invalid`.
 */
export async function readJson(request: Request, limits = { ms: BODY_MS }): Promise<unknown> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!request.body || declared === 0) return undefined;
  if (declared > BODY_LIMIT_BYTES) throw tooLarge();
  const text = decoded(await bytesOf(request.body, limits.ms));
  if (text === '') return undefined;

  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new ApiRefusal(
      'unsupported_media_type',
      'This expects JSON with the header "Content-Type: application/json".',
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiRefusal('invalid', 'The body is not JSON.');
  }
}

/**
 * The fields of a form, in the address or in a body of at most 64 kB; the last one of a name counts.
 * @throws {ApiRefusal} `too_large`, `too_slow`, `invalid`.
 */
export async function readFields(request: Request): Promise<Record<string, string>> {
  if (request.method !== 'POST') return Object.fromEntries(new URL(request.url).searchParams);
  const bytes = request.body ? await bytesOf(request.body, BODY_MS) : new Uint8Array();
  return Object.fromEntries(new URLSearchParams(decoded(bytes)));
}

/** What is declared may be a lie. */
async function bytesOf(body: ReadableStream<Uint8Array>, limitMs: number): Promise<Uint8Array> {
  const reader = body.getReader();
  let slow = false;
  const timer = setTimeout(() => {
    slow = true;
    reader.cancel().catch(() => {});
  }, limitMs);
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > BODY_LIMIT_BYTES) {
        await reader.cancel().catch(() => {});
        throw tooLarge();
      }
      chunks.push(part.value);
    }
    if (slow) throw new ApiRefusal('too_slow', 'The body did not arrive in time.');
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ApiRefusal('invalid', 'The body is not UTF-8 text.');
  }
}

const tooLarge = () => new ApiRefusal('too_large', 'The body is larger than 64 kB, the most that is read.');
