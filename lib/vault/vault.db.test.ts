import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { checkSealer, checkVault } from './check-vault.ts';
import { createPictureVault, generatePictureKey } from './picture-vault.ts';
import { countKeys, rotateVault } from './rotate-vault.ts';
import { placeOf, SEALED_COLUMNS } from './sealed-columns.ts';
import { Unsealable } from './unsealable.ts';
import { createSealer, createVault } from './vault.ts';
import { generateVaultKeys } from './vault-key.ts';

const old = generateVaultKeys();
const next = generateVaultKeys();
const before = createVault(old.privateKey);
const both = createVault(`${next.privateKey},${old.privateKey}`);
const after = createVault(next.privateKey);

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.account.deleteMany();
  await database.db.setting.deleteMany();
});

async function sealAccount(username: string, vault = before, passwordVersion = 1) {
  const { id } = await database.db.account.create({ data: { username } });
  const sealedPassword = vault.seal(placeOf('accountPassword', id, passwordVersion), `password of ${username}`);
  const sealedTotpSeed = vault.seal(placeOf('accountTotpSeed', id, 1), `seed of ${username}`);
  return database.db.account.update({
    where: { id },
    data: { sealedPassword, passwordVersion, sealedTotpSeed, totpVersion: 1 },
  });
}

async function openPasswords(vault = after): Promise<string[]> {
  const accounts = await database.db.account.findMany({ orderBy: { username: 'asc' } });
  return accounts.map(({ id, passwordVersion, sealedPassword }) =>
    vault.openText(placeOf('accountPassword', id, passwordVersion), sealedPassword ?? ''),
  );
}

it('knows every sealed column of the database, with its version', async () => {
  const columns = await database.db.$queryRaw<{ name: string }[]>`
    SELECT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name LIKE 'sealed%'`;
  const listed = Object.values(SEALED_COLUMNS).map(({ table, column }) => `${table}.${column}`);
  expect(columns.map(({ name }) => name).sort()).toEqual(listed.sort());
});

describe('the check at start', () => {
  it('passes with the keys of the data, also with newer ones before them', async () => {
    await checkVault(database.db, before);
    await checkVault(database.db, before);
    await checkVault(database.db, both);
  });

  it('stops a worker whose key does not fit, in one sentence', async () => {
    await checkVault(database.db, before);
    await expect(checkVault(database.db, after)).rejects.toThrow(/^VAULT_PRIVATE_KEYS does not fit this database/);
    await expect(checkVault(database.db, after)).rejects.toBeInstanceOf(Unsealable);
    await checkVault(database.db, createPictureVault(generatePictureKey()), 'pictures');
    const other = createPictureVault(generatePictureKey());
    await expect(checkVault(database.db, other, 'pictures')).rejects.toThrow(/^PICTURE_KEY does not fit/);
  });

  it('gives two workers that start together the same canary', async () => {
    await Promise.all([
      checkVault(database.db, before),
      checkVault(database.db, before),
      checkVault(database.db, before),
    ]);
    expect(await database.db.setting.count()).toBe(1);
  });

  it('stops a web process that would seal what no worker opens', async () => {
    await checkSealer(database.db, createSealer(next.publicKey));
    await checkVault(database.db, before);
    await checkSealer(database.db, createSealer(old.publicKey));
    await expect(checkSealer(database.db, createSealer(next.publicKey))).rejects.toThrow(/^VAULT_PUBLIC_KEY /);
    await checkVault(database.db, both);
    await checkSealer(database.db, createSealer(next.publicKey));
  });
});

describe('rotation', () => {
  it('puts every value under the newest key; then the old key may go', async () => {
    await checkVault(database.db, before);
    for (let i = 0; i < 5; i += 1) await sealAccount(`user${i}`, before, i + 1);
    await sealAccount('user5', both);
    expect(await countKeys(database, { ring: 'vault' })).toEqual({ [before.keyId]: 10, [after.keyId]: 2 });

    const done = await rotateVault(database, { vault: both, ring: 'vault' });
    expect(done).toEqual({ rewrapped: 10, unopened: [], byKey: { [after.keyId]: 12 } });
    expect(await openPasswords()).toEqual([0, 1, 2, 3, 4, 5].map((i) => `password of user${i}`));
    await checkVault(database.db, after);
    expect(await rotateVault(database, { vault: after, ring: 'vault' })).toMatchObject({ rewrapped: 0 });
  });

  it('covers generations, challenges and pictures, each with its own key', async () => {
    const { db } = database;
    const account = await db.account.create({ data: { username: 'ada' } });
    const [oldPicture, newPicture] = [generatePictureKey(), generatePictureKey()];
    const [picturesBefore, picturesBoth] = [
      createPictureVault(oldPicture),
      createPictureVault(`${newPicture},${oldPicture}`),
    ];
    const at = new Date();
    const generation = await db.generation.create({
      data: {
        accountId: account.id,
        number: 1,
        sealedIdentity: '',
        maskedSessionId: '…',
        source: 'sign_in',
        identityVersion: 4,
      },
    });
    await db.generation.update({
      where: { id: generation.id },
      data: { sealedIdentity: before.seal(placeOf('generationIdentity', generation.id, 4), 'cookies') },
    });
    const attempt = await db.refreshAttempt.create({
      data: { accountId: account.id, cause: 'manual', askedBy: 'test', queuedAt: at },
    });
    const challenge = await db.challenge.create({
      data: { attemptId: attempt.id, kind: 'text_code', askedAt: at, expiresAt: at },
    });
    const sealed = {
      sealedAnswer: before.seal(placeOf('challengeAnswer', challenge.id), '482913'),
      sealedPicture: picturesBefore.seal(placeOf('challengePicture', challenge.id), 'png'),
    };
    await db.challenge.update({ where: { id: challenge.id }, data: sealed });

    expect(await rotateVault(database, { vault: both, ring: 'vault' })).toMatchObject({ rewrapped: 2, unopened: [] });
    expect(await rotateVault(database, { vault: picturesBoth, ring: 'pictures' })).toMatchObject({
      rewrapped: 1,
      unopened: [],
    });
    const [stored, answered] = [
      await db.generation.findUniqueOrThrow({ where: { id: generation.id } }),
      await db.challenge.findUniqueOrThrow({ where: { id: challenge.id } }),
    ];
    expect(after.openText(placeOf('generationIdentity', generation.id, 4), stored.sealedIdentity)).toBe('cookies');
    expect(after.openText(placeOf('challengeAnswer', challenge.id), answered.sealedAnswer ?? '')).toBe('482913');
    expect(
      createPictureVault(newPicture).openText(placeOf('challengePicture', challenge.id), answered.sealedPicture ?? ''),
    ).toBe('png');
  });

  it('takes many values in batches, and never loses one that is stored meanwhile', async () => {
    const { db } = database;
    await db.account.createMany({
      data: Array.from({ length: 450 }, (_, i) => ({ username: `user${String(i).padStart(3, '0')}` })),
    });
    const accounts = await db.account.findMany({ orderBy: { username: 'asc' } });
    for (const { id, username } of accounts) {
      const sealedPassword = before.seal(placeOf('accountPassword', id, 1), `first of ${username}`);
      await db.account.update({ where: { id }, data: { sealedPassword, passwordVersion: 1 } });
    }
    const busy = accounts.filter((_, i) => i % 9 === 0);
    const stillOld = createSealer(old.publicKey); // a web process not restarted yet
    const setAnew = async () => {
      for (const { id, username } of busy) {
        const sealedPassword = stillOld.seal(placeOf('accountPassword', id, 2), `second of ${username}`);
        await db.account.update({ where: { id }, data: { sealedPassword, passwordVersion: 2 } });
      }
    };
    await Promise.all([rotateVault(database, { vault: both, ring: 'vault' }), setAnew()]);
    expect(await openPasswords(both)).toEqual(
      accounts.map((account) => `${busy.includes(account) ? 'second' : 'first'} of ${account.username}`),
    );

    const last = await rotateVault(database, { vault: both, ring: 'vault' });
    expect(last).toMatchObject({ unopened: [], byKey: { [after.keyId]: 450 } });
  });

  it('names what does not open, leaves it as it is, and goes on with the rest', async () => {
    const ada = await sealAccount('ada');
    const eve = await sealAccount('eve');
    await database.db.account.update({ where: { id: eve.id }, data: { sealedPassword: ada.sealedPassword } });
    const done = await rotateVault(database, { vault: both, ring: 'vault' });
    expect(done).toEqual({
      rewrapped: 3,
      unopened: [{ place: 'accounts.sealed_password', row: eve.id }],
      byKey: { [before.keyId]: 1, [after.keyId]: 3 },
    });
    expect((await database.db.account.findUniqueOrThrow({ where: { id: eve.id } })).sealedPassword).toBe(
      ada.sealedPassword,
    );
  });
});
