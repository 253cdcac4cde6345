/**
 * The one place that turns what a handler throws into an answer. An answer never holds a stack, a
 * statement or a path: what is not a refusal goes to the log, and the asker gets its request id.
 */
import { randomUUID } from 'node:crypto';
import { isOutage } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { createLog, type Log } from '#/lib/platform/log.ts';
import { REDACTED_PATHS, scrub } from '#/lib/vault/redaction.ts';
import { apiContext } from './context.ts';
import { rateHeadersOf } from './rates.ts';
import { ApiRefusal, STATUS_OF } from './refusal.ts';
import { refuseTokenInAddress } from './token-in-address.ts';

/** Runs `work` and answers in any case. Every answer says that no cache may keep it, and carries a request id. */
export async function answering(request: Request, work: () => Promise<Response>): Promise<Response> {
  const requestId = requestIdOf(request);
  const answer = refuseTokenInAddress(request).then(work);
  const response = await answer.catch((error: unknown) => refuse(request, requestId, error));
  for (const [name, value] of rateHeadersOf(request)) response.headers.set(name, value);
  response.headers.set('cache-control', 'no-store');
  response.headers.set('x-request-id', requestId);
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}

/** The asker's own id when it is a plain word, so that both logs can be laid side by side. */
function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

async function refuse(request: Request, requestId: string, error: unknown): Promise<Response> {
  const refusal = await refusalOf(request, requestId, error);
  const { code, message, detail } = refusal;
  const body = { error: { code, message, ...(detail ? { detail: plain(detail) } : {}), request_id: requestId } };
  return Response.json(body, { status: STATUS_OF[code], headers: refusal.headers });
}

async function refusalOf(request: Request, requestId: string, error: unknown): Promise<ApiRefusal> {
  if (error instanceof ApiRefusal) return error;
  if (error instanceof DomainError) {
    const detail = error.detail ? { detail: error.detail } : {};
    return new ApiRefusal(error.code, error.message, { ...detail, headers: headersOf(error) });
  }
  await report(request, requestId, error);
  return isOutage(error) ? away() : fault();
}

function headersOf(error: DomainError): Record<string, string> {
  if (error.code === 'unauthenticated') return { 'www-authenticate': 'Bearer realm="mutuals"' };
  if (error.code === 'unavailable') return { 'retry-after': '5' };
  const seconds = error.code === 'throttled' ? error.detail?.retryAfterSeconds : undefined;
  return typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {};
}

const away = () =>
  new ApiRefusal('unavailable', 'The database does not answer now. Try again in a moment.', {
    headers: { 'retry-after': '5' },
  });
const fault = () =>
  new ApiRefusal('internal', 'Something went wrong on our side. It is written down under this request id.');

async function report(request: Request, requestId: string, error: unknown): Promise<void> {
  const facts = { err: error, requestId, method: request.method, path: new URL(request.url).pathname };
  (await logOf()).error(facts, 'a request to the HTTP API failed');
}

/** When it is the opening of the process that failed, its log is not there yet. */
async function logOf(): Promise<Log> {
  const ctx = await apiContext().catch(() => null);
  return ctx?.log ?? createLog({ name: 'web', level: 'error', redactedPaths: REDACTED_PATHS, scrub });
}

/** Facts as JSON can carry them. */
function plain(detail: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(detail, (_key, value) => (typeof value === 'bigint' ? String(value) : value)));
}
