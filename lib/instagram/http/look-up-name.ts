import type { ListedUser } from '../model.ts';

type Named = Pick<ListedUser, 'username' | 'fullName'>;

/** The search takes a name for a part of a user name or full name (docs/facts/addresses.md#asking-for-one-person). */
export function isLike(user: Named, name: string): boolean {
  const part = lettersOf(name);
  if (part === '') return name !== '' && user.username.includes(name);
  return lettersOf(user.username).includes(part) || lettersOf(user.fullName).includes(part);
}

const STRAYS_OF_A_LIST = 2;
const STRAYS_IN_A_HUNDRED = 10;

/**
 * These people did not come because of the name: the search gave the list as it is. A single stray is somebody whose
 * name changed since the search learnt it, or whom another spelling matches; more than one, and more than a tenth of
 * those shown, are not.
 */
export function ignoresName(users: readonly Named[], name: string): boolean {
  const strays = users.filter((user) => !isLike(user, name)).length;
  return strays >= STRAYS_OF_A_LIST && strays * 100 > users.length * STRAYS_IN_A_HUNDRED;
}

/** Letters and digits alone, without case, accents and fancy forms. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
