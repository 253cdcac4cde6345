import type { IncomingMessage } from 'node:http';
import { BotApiError, badRequest } from '../bot-api-error.ts';
import { isRecord, Parameters } from '../parameters.ts';
import { readMultipart } from './read-multipart.ts';

const BODY_LIMIT_BYTES = 60 * 1024 * 1024;

/** From query and body. @throws {BotApiError} 400 when the body is not of its type, 413 over 60 MB. */
export async function readParameters(request: IncomingMessage, query: URLSearchParams): Promise<Parameters> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const values: Record<string, unknown> = Object.fromEntries(query);
  if (body.length === 0) return new Parameters(values);
  if (type.startsWith('multipart/form-data')) {
    const { texts, uploads } = readMultipart(body, type);
    return new Parameters({ ...values, ...texts }, uploads);
  }
  if (type.startsWith('application/json')) return new Parameters({ ...values, ...readJson(body) });
  return new Parameters({ ...values, ...Object.fromEntries(new URLSearchParams(body.toString())) });
}

/** The whole body, read to its end, so that the caller gets its answer. @throws {BotApiError} 413 over 60 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_LIMIT_BYTES) chunks.length = 0;
    else chunks.push(bytes);
  }
  if (size > BODY_LIMIT_BYTES) throw new BotApiError(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}

function readJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (isRecord(value)) return value;
  } catch {
    // no JSON, or no object: refused below
  }
  throw badRequest("can't parse JSON object");
}
