/**
 * Whose a signed-in identity is. Pure. Every identity is proven to be its account's before it replaces another, because
 * an account picker, a mixed-up copy or a colleague may bring somebody else's.
 */
import { cookieOf, type Identity } from '#/lib/instagram/identity.ts';

/** Who is signed in, as far as an answer of Instagram told it. */
export type Viewer = { id: bigint | null; username: string | null };

/** `instagramId`: the id that the account may learn from its own identity, or the owner of a foreign one; null where unknown. */
export type Belonging =
  | { ours: true; instagramId: bigint | null }
  | { ours: false; instagramId: bigint | null; username: string | null };

/**
 * Compares by numeric id; by name only while the account's id is not known, because people rename themselves.
 * An identity that contradicts itself belongs to nobody.
 *
 * @param viewer what an answer to this identity told; null when Instagram was not asked.
 */
export function belongsTo(
  account: { username: string; instagramId: bigint | null },
  identity: Identity,
  viewer: Viewer | null,
): Belonging {
  const told = idsOf(identity, viewer);
  const username = viewer?.username?.toLowerCase() ?? null;
  const expected = account.instagramId ?? told[0] ?? null;
  const other = told.find((id) => id !== expected);
  if (other !== undefined) return { ours: false, instagramId: other, username };
  if (account.instagramId !== null) {
    return told.length > 0
      ? { ours: true, instagramId: account.instagramId }
      : { ours: false, instagramId: null, username };
  }
  const named = username === null || username === account.username || account.username === nameWithoutName(expected);
  return named ? { ours: true, instagramId: expected } : { ours: false, instagramId: expected, username };
}

/** The name of an account whose session tells its number and no name. */
export function nameWithoutName(instagramId: bigint | null): string {
  return instagramId === null ? 'unnamed' : `id.${instagramId}`;
}

/**
 * The ids that an identity names: what Instagram answered, the head of `sessionid`, `ds_user_id`
 * (docs/facts/headers-and-cookies.md#cookies).
 */
export function idsOf(identity: Identity, viewer: Viewer | null): bigint[] {
  const head = cookieOf(identity, 'sessionid')?.split(/%253a|%3a|:/i)[0];
  const written = [head, cookieOf(identity, 'ds_user_id')].filter((id) => id !== undefined && /^\d{1,19}$/.test(id));
  const ids = written.map((id) => BigInt(id ?? ''));
  return [...new Set(viewer?.id == null ? ids : [viewer.id, ...ids])];
}
