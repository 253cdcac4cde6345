import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from './place.ts';
import { keyIdOf } from './seal.ts';
import { Unsealable } from './unsealable.ts';
import { createSealer, createVault } from './vault.ts';
import { generateVaultKeys } from './vault-key.ts';

const keys = generateVaultKeys();
const vault = createVault(keys.privateKey);
const sealer = createSealer(keys.publicKey);
const place: Place = {
  table: 'accounts',
  column: 'sealed_password',
  row: '0198c0de-0000-7000-8000-000000000001',
  version: 3,
};

function tryOpen(at: Place, sealed: string, by = vault): Buffer | 'refused' {
  try {
    return Buffer.from(by.open(at, sealed));
  } catch (error) {
    if (error instanceof Unsealable) return 'refused';
    throw error;
  }
}

describe('the vault', () => {
  it('gives back exactly what was sealed, whatever bytes and place', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
    const anyPlace = fc.record({ table: name, column: name, row: fc.uuid(), version: fc.nat() });
    fc.assert(
      fc.property(anyPlace, fc.uint8Array({ maxLength: 4096 }), (at, plain) => {
        expect(vault.open(at, sealer.seal(at, plain))).toEqual(Buffer.from(plain));
      }),
      { numRuns: 100 },
    );
  });

  it('gives texts back letter by letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.openText(place, vault.seal(place, text))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the bytes that the caller handed in', () => {
    const plain = Buffer.from('not ours to wipe');
    sealer.seal(place, plain);
    expect(plain.toString()).toBe('not ours to wipe');
  });

  it('never writes the same value twice in the same way', () => {
    const texts = new Set(Array.from({ length: 50 }, () => sealer.seal(place, 'same')));
    expect(texts.size).toBe(50);
    const nonces = new Set([...texts].map((text) => text.split('.')[3]));
    expect(nonces.size).toBe(50);
  });

  it('seals with the public key alone, and gives that holder no way to open', () => {
    expect(vault.openText(place, sealer.seal(place, 's3cret'))).toBe('s3cret');
    expect(Object.keys(sealer).sort()).toEqual(['keyId', 'seal']);
    expect(() => createVault(keys.publicKey)).toThrow(Unsealable);
    expect(() => createVault(keys.publicKey.replace('vault-public', 'vault-private'))).toThrow(Unsealable);
  });

  it.each([
    ['another row', { row: '0198c0de-0000-7000-8000-000000000002' }],
    ['another table', { table: 'operators' }],
    ['another column', { column: 'sealed_totp_seed' }],
    ['an older version', { version: 2 }],
    ['a newer version', { version: 4 }],
  ])('refuses a value that was moved to %s', (_, moved) => {
    const sealed = sealer.seal(place, 's3cret');
    expect(tryOpen({ ...place, ...moved }, sealed)).toBe('refused');
    expect(tryOpen(place, sealed)).toEqual(Buffer.from('s3cret'));
  });

  it('refuses a value when any single letter of it is changed', () => {
    const sealed = sealer.seal(place, 's3cret');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.charAt(at) === 'A' ? 'B' : 'A';
      expect(tryOpen(place, sealed.slice(0, at) + changed + sealed.slice(at + 1)), `letter ${at}`).toBe('refused');
    }
  });

  it('refuses a value when any single bit of any part is flipped', () => {
    const [version, id, ...parts] = sealer.seal(place, 's3cret').split('.');
    for (const [index, part] of parts.entries()) {
      const bytes = Buffer.from(part, 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const forged = [version, id, ...parts.with(index, flipped.toString('base64url'))].join('.');
        expect(tryOpen(place, forged), `part ${index}, bit ${bit}`).toBe('refused');
      }
    }
  });

  it('refuses a second spelling of the same bytes', () => {
    const sealed = sealer.seal(place, 'x'); // the last letter of its part has four unused bits
    const parts = sealed.split('.');
    const ciphertext = parts[4] ?? '';
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = ciphertext.slice(0, -1) + letters.charAt(letters.indexOf(ciphertext.slice(-1)) + 1);
    expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(ciphertext, 'base64url'));
    expect(tryOpen(place, parts.with(4, twin).join('.'))).toBe('refused');
    expect(tryOpen(place, `${sealed}=`)).toBe('refused');
  });

  it('refuses parts that were recombined from two values', () => {
    const one = sealer.seal(place, 'one').split('.');
    const other = sealer.seal(place, 'two').split('.');
    for (const part of [2, 3, 4, 5])
      expect(tryOpen(place, one.with(part, other[part] ?? '').join('.'))).toBe('refused');
  });

  it.each([
    '',
    'plain password',
    'v1',
    'v1.....',
    'v2.0000000000000000.a.b.c.d',
    `v1.${'0'.repeat(16)}.AA.AA.AA.AA`,
    'v1.'.repeat(10_000),
  ])('refuses %#, which is not a sealed value, in its own words', (text) =>
    expect(tryOpen(place, text)).toBe('refused'),
  );

  it('refuses a place whose parts could be read in two ways', () => {
    for (const bad of [
      { row: 'a|1' },
      { row: '' },
      { table: 'a|b' },
      { column: 'Sealed Password' },
      { version: 1.5 },
      { version: -1 },
      { version: Number.NaN },
    ]) {
      expect(() => sealer.seal({ ...place, ...bad }, 'x')).toThrow(Unsealable);
    }
  });

  it('says what does not open without saying what it holds', () => {
    const sealed = createSealer(generateVaultKeys().publicKey).seal(place, 's3cret');
    expect(() => vault.open(place, sealed)).toThrow(
      `accounts.sealed_password of row ${place.row} is sealed under key ${keyIdOf(sealed)}`,
    );
    expect(() => vault.open({ ...place, version: 9 }, sealer.seal(place, 's3cret'))).toThrow(
      /^(?!.*s3cret).*does not open/,
    );
  });
});

describe('key rotation', () => {
  const next = generateVaultKeys();
  const both = createVault(`${next.privateKey},${keys.privateKey}`);

  it('seals under the newest key and still opens what older ones sealed', () => {
    expect(keyIdOf(both.seal(place, 'new'))).toBe(createSealer(next.publicKey).keyId);
    expect(both.openText(place, sealer.seal(place, 'old'))).toBe('old');
    expect(both.keyIds).toEqual([createSealer(next.publicKey).keyId, sealer.keyId]);
  });

  it('rewraps without touching the ciphertext; afterwards the old key is not needed, nor of use', () => {
    const old = sealer.seal(place, 's3cret');
    const rewrapped = both.rewrap(place, old);
    expect(rewrapped.split('.').slice(3)).toEqual(old.split('.').slice(3));
    expect(createVault(next.privateKey).openText(place, rewrapped)).toBe('s3cret');
    expect(tryOpen(place, rewrapped, vault)).toBe('refused');
  });

  it('refuses to rewrap what was moved or altered', () => {
    const old = sealer.seal(place, 's3cret');
    expect(() => both.rewrap({ ...place, version: 4 }, old)).toThrow(Unsealable);
    const parts = old.split('.');
    const tag = Buffer.from(parts[5] ?? '', 'base64url')
      .fill(0)
      .toString('base64url');
    expect(() => both.rewrap(place, parts.with(5, tag).join('.'))).toThrow(Unsealable);
  });
});

describe('key settings', () => {
  it.each([
    '',
    ' ',
    'secret',
    keys.publicKey.slice(0, -1),
    `${keys.publicKey}.x`,
    keys.publicKey.replace(/\.[0-9a-f]{16}\./, '.0123456789abcdef.'),
  ])('refuses the public key %# in one sentence that names the setting', (text) =>
    expect(() => createSealer(text)).toThrow(/^VAULT_PUBLIC_KEY /),
  );

  it.each(['', ' , ', 'secret', keys.publicKey, keys.privateKey.slice(0, -2), `${keys.privateKey},oops`])(
    'refuses the private keys %# and does not repeat them',
    (text) => {
      expect(() => createVault(text)).toThrow(/^VAULT_PRIVATE_KEYS /);
      expect(() => createVault(text)).not.toThrow(keys.privateKey.slice(-20));
    },
  );

  it('reads key files with one key per line', () => {
    const other = generateVaultKeys();
    expect(createVault(`${keys.privateKey}\n${other.privateKey}\n`).keyIds).toHaveLength(2);
  });
});
