import NextAuth from 'next-auth';
import { authOptions, type Refused } from '#/app/_shared/auth-options.ts';
import { demandConfiguredOrigin } from '#/app/_shared/own-origin.ts';
import { webProcess } from '#/app/_shared/web-process.ts';
import { DomainError } from '#/lib/platform/errors.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

export async function GET(request: Request, context: Context) {
  return answer(request, context);
}

function answer(request: Request, context: Context, refused?: Refused): Promise<Response> {
  return authOptions(refused).then((options) => NextAuth(request as never, context as never, options));
}

/** Longer than any e-mail with any password. */
const MOST_BYTES = 16_384;

/**
 * Signing in only: the library's sign-out would remove the cookie of a living session. Refuses other sites' forms and
 * long bodies.
 */
export async function POST(request: Request, context: Context) {
  try {
    demandConfiguredOrigin(request.headers, (await webProcess()).env.dashboard);
    demandShortBody(request.headers);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message } = error;
    return Response.json({ error: { code, message } }, { status: code === 'too_large' ? 413 : 403 });
  }
  const { nextauth } = await context.params;
  if (nextauth.join('/') !== 'callback/credentials') return new Response(null, { status: 404 });
  const refused: Refused = {};
  const answered = await answer(request, context, refused);
  return refused.retryAfterSeconds === undefined ? answered : askedToWait(answered, refused.retryAfterSeconds);
}

/** The library has one status for all refusals. */
function askedToWait(answer: Response, seconds: number): Response {
  const headers = new Headers(answer.headers);
  headers.set('retry-after', String(seconds));
  return new Response(answer.body, { status: answer.headers.has('location') ? answer.status : 429, headers });
}

/** Forms always send a length. */
function demandShortBody(headers: Headers): void {
  const length = headers.get('content-length');
  if (length !== null && Number(length) <= MOST_BYTES) return;
  throw new DomainError('too_large', 'This is more than a sign-in needs.', { mostBytes: MOST_BYTES });
}
