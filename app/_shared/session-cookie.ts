import { readEnv } from '#/lib/platform/env.ts';

let secure: boolean | undefined;

/** Whether operators reach the dashboard over https, by the address that the owner set. */
export function isSecure(): boolean {
  secure ??= readEnv('web').NEXTAUTH_URL.startsWith('https://');
  return secure;
}

/**
 * The name of the operator's session cookie. Over https it is bound to this host (`__Host-`);
 * browsers refuse such a cookie on plain http, which only a local start uses.
 */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-mutuals.session' : 'mutuals.session';
}
