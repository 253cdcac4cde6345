/** `npm run vault -- keys | check | status | rotate`. The only tool with the private keys. */
import { generateBackupKey } from '#/lib/backups/backup-key.ts';
import { openDb } from '#/lib/platform/db.ts';
import { readEnv } from '#/lib/platform/env.ts';
import { checkVault, type Ring } from '#/lib/vault/check-vault.ts';
import { createFactorVault, generateFactorKey } from '#/lib/vault/factor-vault.ts';
import { createPictureVault, generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { readKeyRing } from '#/lib/vault/read-key-ring.ts';
import { countKeys, rotateVault } from '#/lib/vault/rotate-vault.ts';
import { createSealer, createVault, type Vault } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { runTool } from './tool.ts';
import { UserError } from './user-error.ts';

const USAGE = `Usage:
  npm run vault -- keys     prints new keys for .env
  npm run vault -- check    do the keys of this installation fit its data?
  npm run vault -- status   how many sealed values stand under each key
  npm run vault -- rotate   puts every sealed value under the newest keys, while the system works

To change keys: put the new private key before the old one in VAULT_PRIVATE_KEYS and restart the workers, set
VAULT_PUBLIC_KEY and restart the rest, rotate, then take the old key out. PICTURE_KEY, FACTOR_KEY
and BACKUP_KEY: the new one before the old one. Backups stay under the key that they were written with.`;

type Open = { db: ReturnType<typeof openDb>; rings: { ring: Ring; vault: Vault }[] };

await runTool(() => main(process.argv.slice(2)));

async function main([verb, ...rest]: string[]): Promise<number> {
  if (verb === 'keys' && rest.length === 0) return printKeys();
  const work = new Map([
    ['check', check],
    ['status', status],
    ['rotate', rotate],
  ]).get(verb ?? '');
  if (!work || rest.length > 0) throw new UserError(USAGE);

  const env = readEnv('keys');
  const vault = createVault(readKeyRing(env));
  if (!vault.keyIds.includes(createSealer(env.vaultPublicKey).keyId)) {
    throw new UserError(
      'VAULT_PUBLIC_KEY has no counterpart in VAULT_PRIVATE_KEYS: what is sealed now could not be opened.',
    );
  }
  const db = openDb({ url: env.databaseUrl, max: 2, name: 'mutuals vault' });
  try {
    return await work({
      db,
      rings: [
        { ring: 'vault', vault },
        { ring: 'pictures', vault: createPictureVault(env.pictureKey) },
        ...(env.factorKey ? [{ ring: 'factors' as const, vault: createFactorVault(env.factorKey) }] : []),
      ],
    });
  } finally {
    await db.close();
  }
}

function printKeys(): number {
  const { publicKey, privateKey } = generateVaultKeys();
  console.log(`VAULT_PUBLIC_KEY=${publicKey}\nVAULT_PRIVATE_KEYS=${privateKey}\nPICTURE_KEY=${generatePictureKey()}`);
  console.log(`FACTOR_KEY=${generateFactorKey()}\nBACKUP_KEY=${generateBackupKey()}`);
  return 0;
}

async function check({ db, rings }: Open): Promise<number> {
  for (const { ring, vault } of rings) {
    await checkVault(db, vault, ring);
    console.log(`${ring}: key ${vault.keyId} seals, ${vault.keyIds.length} in all; they fit this data.`);
  }
  return 0;
}

async function status({ db, rings }: Open): Promise<number> {
  for (const { ring, vault } of rings) printCounts(ring, vault, await countKeys({ db }, { ring }));
  return 0;
}

async function rotate({ db, rings }: Open): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  let whole = true;
  for (const { ring, vault } of rings) {
    await checkVault(db, vault, ring);
    const done = await rotateVault({ db }, { vault, ring, signal: stop.signal });
    console.log(`${ring}: ${done.rewrapped} values rewrapped under key ${vault.keyId}.`);
    for (const { place, row } of done.unopened)
      console.log(`  ${place} of row ${row} does not open with any key here. It was left as it is.`);
    printCounts(ring, vault, done.byKey);
    whole &&= Object.keys(done.byKey).every((keyId) => keyId === vault.keyId);
  }
  console.log(
    whole
      ? 'Old keys may be taken out of the settings now.'
      : 'Not everything is under the newest key yet. Keep the old keys, and run this again.',
  );
  return whole ? 0 : 1;
}

function printCounts(ring: Ring, vault: Vault, counts: Record<string, number>): void {
  const lines = Object.entries(counts).map(([keyId, values]) => `  key ${keyId}${noteOn(vault, keyId)}: ${values}`);
  console.log(`${ring}: ${lines.length === 0 ? 'nothing is sealed yet' : `sealed values\n${lines.join('\n')}`}`);
}

function noteOn(vault: Vault, keyId: string): string {
  if (keyId === vault.keyId) return ' (newest)';
  return vault.keyIds.includes(keyId) ? ' (old)' : ' (not among the keys here!)';
}
