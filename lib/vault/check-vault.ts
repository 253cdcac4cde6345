import { z } from 'zod';
import type { Db } from '#/lib/platform/db.ts';
import { readSetting, settleSetting, writeSetting } from '#/lib/platform/stored-setting.ts';
import type { Place } from './place.ts';
import { Unsealable } from './unsealable.ts';
import type { Sealer, Vault } from './vault.ts';

export type Ring = 'vault' | 'pictures' | 'factors';

const Canary = z.object({ sealed: z.string(), keyIds: z.array(z.string()) });
const WORDS = 'this key fits this data';
const SETTING_OF = { vault: 'VAULT_PRIVATE_KEYS', pictures: 'PICTURE_KEY', factors: 'FACTOR_KEY' };

/** The setting that holds a ring's canary. */
export const canaryKey = (ring: Ring) => `${ring}.canary`;
/** The place that a ring's canary is sealed for. */
export const canaryPlace = (ring: Ring): Place => ({
  table: 'settings',
  column: 'value',
  row: canaryKey(ring),
  version: 1,
});

/** A wrong key stops a process that opens at its start. @throws {Unsealable} the data has other keys. */
export async function checkVault(db: Db, vault: Vault, ring: Ring = 'vault'): Promise<void> {
  const mine = { sealed: vault.seal(canaryPlace(ring), WORDS), keyIds: [...vault.keyIds] };
  const canary = Canary.parse(await settleSetting(db, canaryKey(ring), mine));
  if (openedBy(vault, ring, canary.sealed) !== WORDS) throw unfit(ring);
  if (canary.keyIds.join() !== vault.keyIds.join())
    await writeSetting(db, canaryKey(ring), { ...canary, keyIds: [...vault.keyIds] });
}

/**
 * For a process that only seals: the newest workers can open it. @throws {Unsealable} no worker has the private key.
 */
export async function checkSealer(db: Db, sealer: Sealer): Promise<void> {
  const canary = Canary.safeParse(await readSetting(db, canaryKey('vault')));
  if (!canary.success || canary.data.keyIds.includes(sealer.keyId)) return;
  throw new Unsealable(
    `VAULT_PUBLIC_KEY (key ${sealer.keyId}) has no counterpart in the worker's VAULT_PRIVATE_KEYS: nothing sealed here could be opened. Start the worker with the new key first.`,
  );
}

function openedBy(vault: Vault, ring: Ring, sealed: string): string {
  try {
    return vault.openText(canaryPlace(ring), sealed);
  } catch (error) {
    throw error instanceof Unsealable ? unfit(ring) : error;
  }
}

function unfit(ring: Ring): Unsealable {
  return new Unsealable(
    `${SETTING_OF[ring]} does not fit this database: its secrets were sealed with another key. Put that key back, after the newest one.`,
  );
}
