/** The hosts on which the driver types, presses and asks (docs/facts/sign-in.md); not Facebook's. */

const FAMILY = ['instagram.com', 'www.instagram.com', 'i.instagram.com'];

/** The origins on which an attempt may act. @param instagram `INSTAGRAM_ORIGIN`. */
export function originsOf(instagram: string): readonly string[] {
  const { hostname, origin } = new URL(instagram);
  return FAMILY.includes(hostname) ? FAMILY.map((host) => `https://${host}`) : [origin];
}

/** Whether an address is a page of these origins. */
export function isOurs(address: string, ours: readonly string[]): boolean {
  return URL.canParse(address) && ours.includes(new URL(address).origin);
}
