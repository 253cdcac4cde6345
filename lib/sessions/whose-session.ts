import type { Identity } from '#/lib/instagram/identity.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { belongsTo, idsOf, nameWithoutName, type Viewer } from './belongs-to.ts';
import type { Account } from './model.ts';
import { findAccount, findAccountByName, findServingAccount } from './store.ts';

/** `foreign`: whose, as far as known. `unknown`: of no known account. */
export type Whose =
  | { kind: 'account'; account: Account; instagramId: bigint | null }
  | { kind: 'foreign'; expected: Account; username: string | null; instagramId: bigint | null }
  | { kind: 'unknown'; username: string; instagramId: bigint | null };

/** Whether a numeric id is not this account's; read again, because a session handed in meanwhile may tell it. */
export async function isAnothers(db: Db, accountId: string, instagramId: bigint): Promise<boolean> {
  const account = await findAccount(db, accountId);
  if (!account) return true;
  if (account.instagramId !== null) return instagramId !== account.instagramId;
  const serving = await findServingAccount(db, instagramId);
  return serving !== null && serving.id !== account.id;
}

/**
 * Finds an identity's account. An id filed under one account is never another's.
 * @param named the account a person named; null: look for it. @param viewer what Instagram said; null: not asked.
 */
export async function whoseSession(
  db: Db | Tx,
  input: { named: Account | null; identity: Identity; viewer: Viewer | null },
): Promise<Whose> {
  const { identity, viewer } = input;
  const [id = null] = idsOf(identity, viewer);
  const filed = id === null ? null : await findServingAccount(db, id);
  const username = viewer?.username?.toLowerCase() ?? nameWithoutName(id);
  const expected = input.named ?? filed ?? (await findAccountByName(db, username));
  if (!expected) return { kind: 'unknown', username, instagramId: id };

  const belonging = belongsTo(expected, identity, viewer);
  if (belonging.ours && (!filed || filed.id === expected.id))
    return { kind: 'account', account: expected, instagramId: belonging.instagramId };
  const owner = filed && filed.id !== expected.id ? filed.username : (viewer?.username ?? null);
  return { kind: 'foreign', expected, username: owner, instagramId: belonging.instagramId };
}
