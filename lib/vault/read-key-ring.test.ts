import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKeyRing } from './read-key-ring.ts';
import { createVault } from './vault.ts';
import { generateVaultKeys } from './vault-key.ts';

it('takes the keys from the environment first, else from the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'key-ring-'));
  try {
    const [inFile, inEnvironment] = [generateVaultKeys().privateKey, generateVaultKeys().privateKey];
    const keyFile = join(folder, 'keys');
    writeFileSync(keyFile, `${inFile}\n`);
    expect(createVault(readKeyRing({ keyFile })).keyIds).toEqual(createVault(inFile).keyIds);
    expect(readKeyRing({ keyFile, vaultPrivateKeys: inEnvironment })).toBe(inEnvironment);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('names the setting that is missing or wrong', () => {
  expect(() => readKeyRing({})).toThrow(/^VAULT_PRIVATE_KEYS is not set, and neither is KEY_FILE/);
  expect(() => readKeyRing({ keyFile: '/nowhere/keys' })).toThrow(
    'KEY_FILE names /nowhere/keys, which cannot be read (ENOENT)',
  );
});
