import { liveStream } from '#/app/_shared/live-stream.ts';
import { currentSessionId } from '#/app/_shared/session-id.ts';
import { webProcess } from '#/app/_shared/web-process.ts';
import { admitOperatorSession } from '#/lib/operators/admit-operator-session.ts';
import { DomainError } from '#/lib/platform/errors.ts';

export const dynamic = 'force-dynamic';

/** Open pages of one person; one more is refused (docs/facts/reliability.md#attacks: C28). */
const STREAMS_PER_OPERATOR = 20;
const kept: typeof globalThis & { mutualsStreams?: Map<string, number> } = globalThis;

/** Hints with ids, for whoever may look at the dashboard. */
export async function GET(request: Request) {
  const { ctx, env } = await webProcess();
  const sessionId = await currentSessionId();
  const admit = () => admitOperatorSession(ctx, { sessionId, right: 'service.look', quiet: true });
  try {
    const { operator } = await admit();
    if (streamsOf(operator.id) >= STREAMS_PER_OPERATOR)
      return refuse(429, 'throttled', 'Too many pages are open at once. Close some of them.');
    count(operator.id, 1);
    const body = liveStream({
      url: env.databaseUrl,
      signal: request.signal,
      mayGoOn: () => admit().then(() => true),
      onEnd: () => count(operator.id, -1),
    });
    return new Response(body, { headers: STREAM_HEADERS });
  } catch (error) {
    if (error instanceof DomainError) return refuse(error.code === 'forbidden' ? 403 : 401, error.code, error.message);
    throw error;
  }
}

/** Else a HEAD would open a stream that nobody reads. */
export function HEAD() {
  return new Response(null, { status: 405, headers: { allow: 'GET' } });
}

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message } }, { status, headers: { 'cache-control': 'no-store' } });
}

function streams(): Map<string, number> {
  kept.mutualsStreams ??= new Map();
  return kept.mutualsStreams;
}

function streamsOf(operatorId: string): number {
  return streams().get(operatorId) ?? 0;
}

function count(operatorId: string, change: 1 | -1) {
  const next = streamsOf(operatorId) + change;
  if (next > 0) streams().set(operatorId, next);
  else streams().delete(operatorId);
}
