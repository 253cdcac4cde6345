import { dashboardAddress } from './dashboard-address.ts';

/** Whether the dashboard is served over https. */
export function isSecure(): boolean {
  return dashboardAddress().startsWith('https://');
}

/** Over https bound to this host (`__Host-`), which plain http cannot set. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-mutuals.session' : 'mutuals.session';
}

/** ASVS 7.3.2: 12 h. */
export const SESSION_SECONDS = 12 * 60 * 60;

export function sessionCookieAttributes() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
}
