import { dashboardAddress } from './dashboard-address.ts';

/** Whether operators reach the dashboard over https, by the address that the owner set. */
export function isSecure(): boolean {
  return dashboardAddress().startsWith('https://');
}

/**
 * The name of the operator's session cookie. Over https it is bound to this host (`__Host-`);
 * browsers refuse such a cookie on plain http, which only a local start uses.
 */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-mutuals.session' : 'mutuals.session';
}

/** The cookie lives no longer than a session may (ASVS 7.3.2: 12 h). */
export const SESSION_SECONDS = 12 * 60 * 60;

/** How the cookie is set, whoever sets it. */
export function sessionCookieAttributes() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
}
