/**
 * The hosts on which the driver acts. It types, presses and asks only where scheme and host are Instagram's.
 *
 * `accountscenter.instagram.com` and Facebook's hosts are not among them: no known sign-in takes place there
 * (docs/facts/sign-in.md), and whoever could lead the browser there could lead it elsewhere.
 */

const FAMILY = ['instagram.com', 'www.instagram.com', 'i.instagram.com'];

/** The origins on which an attempt may act, given where Instagram is (`INSTAGRAM_ORIGIN`). */
export function originsOf(instagram: string): readonly string[] {
  const { hostname, origin } = new URL(instagram);
  return FAMILY.includes(hostname) ? FAMILY.map((host) => `https://${host}`) : [origin];
}

/** Whether an address is a page of these origins. */
export function isOurs(address: string, ours: readonly string[]): boolean {
  return URL.canParse(address) && ours.includes(new URL(address).origin);
}
