export const NONCE_HEADER = 'x-nonce';

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
