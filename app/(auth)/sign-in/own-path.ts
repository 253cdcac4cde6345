/** A sign-in's way back: a path of the dashboard, judged as browsers read it; else `/`. */
export function ownPath(to: string, origin: string): string {
  if (!to.startsWith('/') || !URL.canParse(to, origin)) return '/';
  const target = new URL(to, origin);
  const path = target.pathname + target.search;
  return target.origin === origin && !path.startsWith('//') ? path : '/';
}
