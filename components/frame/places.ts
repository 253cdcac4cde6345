import { CircleUserRound, Gauge, KeyRound, ListChecks, RefreshCw, Settings, Users } from 'lucide-react';

/** The places of the dashboard, in the order of the rail. `word` is a key of the `frame` messages. */
export const PLACES = [
  { href: '/', word: 'overview', icon: Gauge },
  { href: '/checks', word: 'checks', icon: ListChecks },
  { href: '/accounts', word: 'accounts', icon: KeyRound },
  { href: '/refreshes', word: 'refreshes', icon: RefreshCw },
  { href: '/customers', word: 'customers', icon: Users },
] as const;

export const SETTINGS = { href: '/settings', word: 'settings', icon: Settings } as const;
export const PERSON_ICON = CircleUserRound;

/** Whether a place is the one that a path belongs to. */
export function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
