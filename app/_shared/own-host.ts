/**
 * The host that Next compares the `Origin` of an action with. It takes the one that the proxy in front forwarded; a proxy
 * that forwards none makes each action of the dashboard look like another site's.
 *
 * @param dashboard the dashboard's own address by the settings: it says what operators' browsers see, whatever the proxy says.
 * @returns its host for a request that comes from that very address; null for any other, which is judged as it came.
 */
export function ownHost(headers: Headers, dashboard: string): string | null {
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(dashboard)) return null;
  const own = new URL(dashboard);
  return origin === own.origin ? own.host : null;
}
