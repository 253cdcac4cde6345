/** What the web process does once, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'edge') return;
  const { cutSlowRequests } = await import('./app/_shared/slow-requests.ts');
  const { noteAddresses } = await import('./app/_shared/client-address.ts');
  const { trustedProxies } = await import('./app/_shared/trusted-proxies.ts');
  cutSlowRequests();
  noteAddresses(trustedProxies);
  if (process.env.NODE_ENV !== 'production') return;
  const { sayInLines } = await import('./app/_shared/console-lines.ts');
  sayInLines();
}
