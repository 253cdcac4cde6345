/** Where passkeys work: a browser binds each to the host of the dashboard's address. Pure. */

export type PasskeyPlace = { rpId: string; origin: string };
/** `address_is_a_number`: browsers bind passkeys to names alone. `not_secure`: they give them to https and to this machine alone. */
export type PasskeyPlaceOf =
  | { ok: true; place: PasskeyPlace }
  | { ok: false; why: 'address_is_a_number' | 'not_secure' };

/** @param dashboard the address under which operators open the dashboard. */
export function passkeyPlaceOf(dashboard: string): PasskeyPlaceOf {
  const { hostname, origin, protocol } = new URL(dashboard);
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return { ok: false, why: 'address_is_a_number' };
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (protocol !== 'https:' && !isHere) return { ok: false, why: 'not_secure' };
  return { ok: true, place: { rpId: hostname, origin } };
}
