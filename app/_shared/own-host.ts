/** The host for Next's `Origin` check; null for a request from elsewhere than `dashboard`. */
export function ownHost(headers: Headers, dashboard: string): string | null {
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(dashboard)) return null;
  const own = new URL(dashboard);
  return origin === own.origin ? own.host : null;
}
