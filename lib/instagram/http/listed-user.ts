import type { ListedUser } from '../model.ts';
import { numericId } from '../numeric-id.ts';
import { flagOf, membersOf } from './loose-values.ts';
import { fullNameOf, usernameOf } from './storable-text.ts';

/** A page's rows. One without an exact id or a name is counted as set aside: dropping it would accuse somebody. */
export function readRows(rows: readonly unknown[]): { users: ListedUser[]; setAside: number } {
  const users = rows.flatMap((row) => readListedUser(row) ?? []);
  return { users, setAside: rows.length - users.length };
}

function readListedUser(row: unknown): ListedUser | null {
  const user = membersOf(row);
  const id = user && personId(user);
  const username = user && usernameOf(user.username);
  if (!user || !id || !username) return null;
  return personOf(user, id, username);
}

/** A person as lists and profile pages tell of them alike. */
export function personOf(user: Readonly<Record<string, unknown>>, id: bigint, username: string): ListedUser {
  return {
    id,
    username,
    fullName: fullNameOf(user.full_name),
    isPrivate: flagOf(user.is_private) ?? false,
    isVerified: flagOf(user.is_verified) ?? false,
  };
}

/** The exact id of a person; null when there is none. Text goes first: numbers may have lost digits. */
export function personId({ pk, pk_id: pkId, id }: Readonly<Record<string, unknown>>): bigint | null {
  const forms = typeof pk === 'string' ? [pk, pkId, id] : [pkId, pk, id];
  return forms.map(numericId).find((found) => found !== null) ?? null;
}
