import { CircleUserRound, Coins, Gauge, KeyRound, ListChecks, RefreshCw, Settings, Users } from 'lucide-react';

/** In the rail's order. `word`: a key of `frame`. */
export const PLACES = [
  { href: '/', word: 'overview', icon: Gauge },
  { href: '/checks', word: 'checks', icon: ListChecks },
  { href: '/accounts', word: 'accounts', icon: KeyRound },
  { href: '/refreshes', word: 'refreshes', icon: RefreshCw },
  { href: '/customers', word: 'customers', icon: Users },
] as const;

/** On a phone reached by the menu of the person: its bar has room for five. */
export const MONEY = { href: '/money', word: 'money', icon: Coins } as const;
export const SETTINGS = { href: '/settings', word: 'settings', icon: Settings } as const;
export const PERSON_ICON = CircleUserRound;

/** Whether the page at `path` is this place or below it. */
export function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
