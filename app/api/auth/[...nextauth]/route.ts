import NextAuth from 'next-auth';
import { authOptions } from '#/app/_shared/auth-options.ts';
import { demandOwnOrigin } from '#/app/_shared/own-origin.ts';
import { webProcess } from '#/app/_shared/web-process.ts';
import { DomainError } from '#/lib/platform/errors.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

export async function GET(request: Request, context: Context) {
  return NextAuth(request as never, context as never, await authOptions());
}

/** Signing in and out. Another site's form gets no further than this. */
export async function POST(request: Request, context: Context) {
  try {
    demandOwnOrigin(request.headers, (await webProcess()).env.NEXTAUTH_URL);
  } catch (error) {
    if (error instanceof DomainError)
      return Response.json({ error: { code: error.code, message: error.message } }, { status: 403 });
    throw error;
  }
  return NextAuth(request as never, context as never, await authOptions());
}
