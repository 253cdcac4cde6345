import { type NextRequest, NextResponse } from 'next/server';
import { refusedBody } from './app/_shared/action-body.ts';
import { contentSecurityPolicy, NONCE_HEADER, PATH_HEADER } from './app/_shared/content-security-policy.ts';
import { dashboardAddress } from './app/_shared/dashboard-address.ts';
import { ownHost } from './app/_shared/own-host.ts';
import { sessionCookieName } from './app/_shared/session-cookie.ts';

/**
 * Headers and a courtesy, no wall: writes the content security policy with a fresh nonce, and sends
 * visitors without a session cookie to the sign-in page, makes up for a proxy that forwards no host, and turns
 * away what no page of ours sends to an action. Every page, action and route admits for itself.
 */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (!request.cookies.has(sessionCookieName()) && !isOpen(pathname)) {
    const target = new URL('/sign-in', request.url);
    if (pathname !== '/') target.searchParams.set('to', `${pathname}${search}`);
    return NextResponse.redirect(target);
  }

  const refused = request.method === 'POST' ? await refusedBody(request) : null;
  if (refused !== null) return new NextResponse(null, { status: refused });

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, `${pathname}${search}`);
  headers.set('Content-Security-Policy', policy);
  const host = ownHost(request.headers, dashboardAddress());
  if (host !== null) headers.set('X-Forwarded-Host', host);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

function isOpen(pathname: string): boolean {
  return pathname === '/sign-in' || pathname === '/sign-in/factor';
}

export const config = {
  // Pages only: routes under /api answer for themselves, and our own files carry no scripts. What only begins like one of them is a page, of an error.
  matcher: ['/((?!api/|_next/static/|icon\\.svg$|favicon\\.ico$).*)'],
};
