/**
 * Where a sign-in leads back to: a path of the dashboard itself.
 *
 * @param to as it came in the address. It is judged as the browser will read it: `/..//evil.example` is another site once it is normalised.
 * @returns `/` for everything else.
 */
export function ownPath(to: string, origin: string): string {
  if (!to.startsWith('/') || !URL.canParse(to, origin)) return '/';
  const target = new URL(to, origin);
  const path = target.pathname + target.search;
  return target.origin === origin && !path.startsWith('//') ? path : '/';
}
