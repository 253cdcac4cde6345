/**
 * The host for Next's `Origin` check, which wants it forwarded by the proxy.
 * @param dashboard its address by the settings.
 * @returns its host for a request from there; null for any other, judged as it came.
 */
export function ownHost(headers: Headers, dashboard: string): string | null {
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(dashboard)) return null;
  const own = new URL(dashboard);
  return origin === own.origin ? own.host : null;
}
