/** Whose an identity is, proven before it replaces another. Pure. */
import { cookieOf, type Identity } from '#/lib/instagram/identity.ts';

/** Who is signed in, as far as Instagram said. */
export type Viewer = { id: bigint | null; username: string | null };

/** `instagramId`: the account's, or the foreign owner's; null where unknown. */
export type Belonging =
  | { ours: true; instagramId: bigint | null }
  | { ours: false; instagramId: bigint | null; username: string | null };

/**
 * Compares by numeric id; by name only while the account's id is unknown. A contradictory identity belongs to nobody.
 * @param viewer what Instagram answered; null when it was not asked.
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

/** An account's name when its session tells only a number. */
export function nameWithoutName(instagramId: bigint | null): string {
  return instagramId === null ? 'unnamed' : `id.${instagramId}`;
}

/** All ids of an identity: Instagram's answer, the head of `sessionid`, `ds_user_id`. */
export function idsOf(identity: Identity, viewer: Viewer | null): bigint[] {
  const head = cookieOf(identity, 'sessionid')?.split(/%253a|%3a|:/i)[0];
  const written = [head, cookieOf(identity, 'ds_user_id')].filter((id) => id !== undefined && /^\d{1,19}$/.test(id));
  const ids = written.map((id) => BigInt(id ?? ''));
  return [...new Set(viewer?.id == null ? ids : [viewer.id, ...ids])];
}
