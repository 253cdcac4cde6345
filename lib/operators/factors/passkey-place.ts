/** Where passkeys work: browsers bind them to a host name. Pure. */

export type PasskeyPlace = { rpId: string; origin: string };
/** Browsers take names, not numbers (`address_is_a_number`), over https or on this machine (`not_secure`). */
export type PasskeyPlaceOf =
  | { ok: true; place: PasskeyPlace }
  | { ok: false; why: 'address_is_a_number' | 'not_secure' };

/** The place for passkeys of the dashboard's address, or why there is none. */
export function passkeyPlaceOf(dashboard: string): PasskeyPlaceOf {
  const { hostname, origin, protocol } = new URL(dashboard);
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return { ok: false, why: 'address_is_a_number' };
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (protocol !== 'https:' && !isHere) return { ok: false, why: 'not_secure' };
  return { ok: true, place: { rpId: hostname, origin } };
}
