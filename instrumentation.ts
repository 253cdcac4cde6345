/** What the web process does once, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'edge') return;
  const { cutSlowRequests } = await import('./app/_shared/slow-requests.ts');
  cutSlowRequests();
}
