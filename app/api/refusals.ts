/**
 * The one map from the codes of the domain to HTTP. An answer holds no stack, statement or path: the request id leads
 * to the log.
 */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { isOutage } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { createLog } from '#/lib/platform/log.ts';
import { REDACTED_PATHS, scrub } from '#/lib/vault/redaction.ts';
import type { ApiContext, ApiErrorCode, Tag } from './model.ts';

/** The meaning is for the document. */
export const REFUSALS: Record<ApiErrorCode, { status: ContentfulStatusCode; meaning: string }> = {
  invalid: { status: 400, meaning: 'The input is not as expected; the message says what is.' },
  unauthenticated: {
    status: 401,
    meaning: 'No valid token came in the `Authorization` header, or one came in the address.',
  },
  payment_required: { status: 402, meaning: 'The customer has no credit left.' },
  forbidden: { status: 403, meaning: 'The role of the token is not enough.' },
  not_found: { status: 404, meaning: 'There is nothing with that id.' },
  method_not_allowed: {
    status: 405,
    meaning: 'This address does not know the method; `Allow` lists those it knows.',
  },
  too_slow: { status: 408, meaning: 'The body did not arrive in time.' },
  conflict: { status: 409, meaning: 'The present state does not allow it.' },
  gone: { status: 410, meaning: 'It was there once and is no longer kept.' },
  unsealable: { status: 410, meaning: 'It was sealed with a key that is no longer here.' },
  too_large: { status: 413, meaning: 'The body is larger than 64 kB.' },
  unsupported_media_type: { status: 415, meaning: 'The body is not `application/json`.' },
  session_refused: { status: 422, meaning: 'Instagram did not accept the session; nothing was replaced.' },
  throttled: { status: 429, meaning: 'Too much of this for now. `Retry-After` says when to go on.' },
  internal: { status: 500, meaning: 'A fault of the service. It is in the log under the request id.' },
  unavailable: { status: 503, meaning: 'A part of the service does not answer now. Try again in a moment.' },
};

/** A refusal of the edge itself. `headers` go out with the answer. */
export class ApiRefusal extends Error {
  readonly code: ApiErrorCode;
  readonly detail: Record<string, unknown> | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ApiErrorCode,
    message: string,
    facts: { detail?: Record<string, unknown> | undefined; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.name = 'ApiRefusal';
    this.code = code;
    this.detail = facts.detail;
    this.headers = facts.headers ?? {};
  }
}

const said = {
  code: z.enum(Object.keys(REFUSALS) as [ApiErrorCode, ...ApiErrorCode[]]),
  message: z.string().meta({ description: 'One plain English sentence.' }),
  detail: z.record(z.string(), z.unknown()).optional().meta({ description: 'Facts behind the sentence.' }),
};
const requestId = z.string().meta({ description: 'Also in the header `X-Request-Id`; the log knows it.' });

const Refused = z.object({ error: z.object({ ...said, requestId }) }).meta({ id: 'Error', outputId: 'Error' });
const CompatRefused = z
  .object({ error: z.object({ ...said, request_id: requestId }) })
  .meta({ id: 'CompatError', outputId: 'CompatError' });

/** The body of every answer that is no success. */
export const refusedBody = (tag: Tag) => (tag === 'present system' ? CompatRefused : Refused);

/** Turns whatever was thrown into an answer. */
export async function answerRefusal(error: Error, c: ApiContext): Promise<Response> {
  const { code, message, detail, headers } = await refusalOf(error, c);
  const id = c.var.address?.tag === 'present system' ? { request_id: c.var.requestId } : { requestId: c.var.requestId };
  const body = { error: { code, message, ...(detail ? { detail: plain(detail) } : {}), ...id } };
  return Response.json(body, { status: REFUSALS[code].status, headers });
}

async function refusalOf(error: Error, c: ApiContext): Promise<ApiRefusal> {
  if (error instanceof ApiRefusal) return error;
  if (error instanceof DomainError)
    return new ApiRefusal(error.code, error.message, { detail: error.detail, headers: headersOf(error) });
  await report(error, c);
  return isOutage(error)
    ? new ApiRefusal('unavailable', 'The database does not answer now. Try again in a moment.', {
        headers: { 'retry-after': '5' },
      })
    : new ApiRefusal('internal', 'Something went wrong on our side. It is written down under this request id.');
}

function headersOf(error: DomainError): Record<string, string> {
  if (error.code === 'unauthenticated') return { 'www-authenticate': 'Bearer realm="mutuals"' };
  if (error.code === 'unavailable') return { 'retry-after': '5' };
  const seconds = error.code === 'throttled' ? error.detail?.retryAfterSeconds : undefined;
  return typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {};
}

/** The log is not there when opening the process failed. */
async function report(err: Error, c: ApiContext): Promise<void> {
  const ctx = await c.var.open().catch(() => null);
  const log = ctx?.log ?? createLog({ name: 'web', level: 'error', redactedPaths: REDACTED_PATHS, scrub });
  const { pathname: path } = new URL(c.req.url);
  log.error({ err, requestId: c.var.requestId, method: c.req.method, path }, 'a request to the HTTP API failed');
}

function plain(detail: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(detail, (_key, value) => (typeof value === 'bigint' ? String(value) : value)));
}
