/** Any sealer can set them; only a worker can open them, to type them into Instagram's page. */
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import type { Sealer, Vault } from '#/lib/vault/vault.ts';

type Field = 'password' | 'totp_seed';

const COLUMNS = { password: 'accountPassword', totp_seed: 'accountTotpSeed' } as const;

const place = (accountId: string, field: Field, version: number) => placeOf(COLUMNS[field], accountId, version);

/** Seals a password or seed as the given version of the account's field. */
export function sealCredential(
  sealer: Sealer,
  input: { accountId: string; field: Field; version: number; plain: string },
): string {
  return sealer.seal(place(input.accountId, input.field, input.version), input.plain);
}

/** Null when none is set. @throws {DomainError} `unsealable` when the key does not fit or the value was moved. */
export function openCredential(
  vault: Vault,
  input: { accountId: string; field: Field; version: number; sealed: string | null },
): string | null {
  return input.sealed === null
    ? null
    : vault.openText(place(input.accountId, input.field, input.version), input.sealed);
}
