export const NONCE_HEADER = 'x-nonce';
/** The path that was asked for, so that a sign-in can lead back to it. Set by the proxy; whatever came in is replaced. */
export const PATH_HEADER = 'x-mutuals-path';

/**
 * What a page may load and run: our own things, and scripts that carry the answer's nonce.
 * Styles may stand in attributes, because bars and rings have computed sizes.
 *
 * @param developing the development server evaluates code to replace modules in place.
 */
export function contentSecurityPolicy(nonce: string, developing: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
