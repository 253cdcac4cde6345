import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '#/lib/platform/clock.ts';
import { generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import { createVault } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { bareEnvironment } from '#/testing/processes/bare-environment.ts';
import { listAudit, SYSTEM } from './audit.ts';
import { createOperator } from './create-operator.ts';
import { signInOperator } from './sign-in-operator.ts';
import { admitToken } from './tokens/admit-token.ts';

const old = generateVaultKeys();
const next = generateVaultKeys();
const oldEnv = {
  VAULT_PUBLIC_KEY: old.publicKey,
  VAULT_PRIVATE_KEYS: old.privateKey,
  PICTURE_KEY: generatePictureKey(),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

async function run(args: string[], env: Record<string, string> = {}) {
  const surroundings = bareEnvironment({ DATABASE_URL: database.url, ...oldEnv, ...env });
  const child = spawn(process.execPath, args, { env: surroundings, stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out: out.trim(), err: err.trim() };
}

it('npm run token: makes a token that admits, lists it without showing it, and ends it', async () => {
  const ctx = { db: database.db, clock: systemClock };
  const made = await run(['scripts/token.ts', 'create', '--name', 'reports', '--role', 'operator', '--days', '30']);
  expect(made).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^mut_[0-9A-Za-z]{33}$/),
    err: expect.stringContaining('"reports" (operator, until '),
  });
  const { token } = await admitToken(ctx, { secret: made.out, right: 'account.pause' });

  const listed = await run(['scripts/token.ts', 'list']);
  expect(listed.out).toContain(token.id);
  expect(listed.out).not.toContain(made.out.slice(8));

  expect(await run(['scripts/token.ts', 'revoke', token.id])).toMatchObject({
    code: 0,
    err: 'Token "reports" admits nobody any more.',
  });
  await expect(admitToken(ctx, { secret: made.out, right: 'service.look' })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  const { rows } = await listAudit(database);
  expect(rows.map(({ action, actor }) => [action, actor.name])).toEqual([
    ['token.revoked', 'command line'],
    ['token.created', 'command line'],
  ]);
});

it('npm run operator: names who may sign in, and gives one a new password that ends the old one', async () => {
  const ctx = { db: database.db, clock: systemClock };
  const olga = { email: 'olga@example.org', name: 'Olga', role: 'owner', language: 'en' } as const;
  await createOperator(ctx, { ...olga, password: 'the one she forgot', by: SYSTEM });
  const from = { address: null, userAgent: 'test', replacesSessionId: null };

  expect(await run(['scripts/operator.ts', 'list'])).toMatchObject({
    code: 0,
    out: 'olga@example.org  owner     admitted  Olga',
  });
  const reset = await run(['scripts/operator.ts', 'reset', 'Olga@example.org']);
  expect(reset).toMatchObject({ code: 0, err: expect.stringContaining('Olga is signed out everywhere.') });

  const signedIn = await signInOperator(ctx, { email: olga.email, password: reset.out, ...from });
  expect(signedIn).toMatchObject({ operator: { email: olga.email } });
  await expect(
    signInOperator(ctx, { email: olga.email, password: 'the one she forgot', ...from }),
  ).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('npm run operator: takes the second factor of somebody who lost it, only when that is asked for', async () => {
  const vera = { email: 'vera@example.org', name: 'Vera', role: 'owner', language: 'en' } as const;
  const ctx = { db: database.db, clock: systemClock };
  const { id: operatorId } = await createOperator(ctx, { ...vera, password: 'the one she forgot', by: SYSTEM });
  const factor = { operatorId, kind: 'totp', name: 'Phone', provenAt: new Date(), sealedSeed: 'v1.lost' } as const;
  await database.db.secondFactor.create({ data: factor });

  const kept = await run(['scripts/operator.ts', 'reset', vera.email]);
  expect(kept.err).toContain('npm run operator -- reset vera@example.org --factors');
  expect(await database.db.secondFactor.count()).toBe(1);
  const reset = await run(['scripts/operator.ts', 'reset', vera.email, '--factors']);
  expect(reset.err).toContain('No second factor of Vera is asked any more.');
  expect(await database.db.secondFactor.count()).toBe(0);
  const from = { address: null, userAgent: 'test' };
  expect(await signInOperator(ctx, { email: vera.email, password: reset.out, ...from })).toHaveProperty('sessionId');
});

it.each([
  [['reset', 'nobody@example.org'], /no operator with the e-mail nobody@example.org/],
  [['reset'], /^Usage:/],
  [['reset', 'olga@example.org', '--factor'], /^Usage:/],
  [['list', 'all'], /^Usage:/],
])('npm run operator %j: says what is expected, without a stack', async (args, sentence) => {
  const { code, out, err } = await run(['scripts/operator.ts', ...args]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(sentence);
  expect(err).not.toContain('    at ');
});

it.each([
  [['create', '--role', 'operator'], /needs a name/],
  [['create', '--name', 'x', '--role', 'admin'], /A role is one of viewer, operator and owner/],
  [['create', '--name', 'x', '--role', 'viewer', '--days', 'soon'], /^The days are a whole number\./],
  [['create', '--nmae', 'x'], /Unknown option '--nmae'/],
  [['revoke', 'reports'], /by its id/],
  [['revoke', '0198c0de-0000-7000-8000-000000000001'], /There is no token with the id/],
  [[], /^Usage:/],
])('npm run token %j: says what is expected, without a stack', async (args, sentence) => {
  const { code, out, err } = await run(['scripts/token.ts', ...args]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(sentence);
  expect(err).not.toMatch(/\n\s+at /);
});

it('npm run vault: prints keys, checks them, counts and rotates', async () => {
  const keys = await run(['scripts/vault.ts', 'keys']);
  expect(keys.out).toMatch(
    /^VAULT_PUBLIC_KEY=vault-public\.\S+\nVAULT_PRIVATE_KEYS=vault-private\.\S+\nPICTURE_KEY=picture\.\S+\nFACTOR_KEY=factor\.\S+\nBACKUP_KEY=backup\.\S+$/,
  );

  const { id } = await database.db.account.create({ data: { username: 'ada' } });
  const place = placeOf('accountPassword', id, 1);
  const sealedPassword = createVault(old.privateKey).seal(place, 'pa55w0rd');
  await database.db.account.update({ where: { id }, data: { sealedPassword, passwordVersion: 1 } });

  expect(await run(['scripts/vault.ts', 'check'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('they fit this data'),
  });
  const both = { VAULT_PUBLIC_KEY: next.publicKey, VAULT_PRIVATE_KEYS: `${next.privateKey},${old.privateKey}` };
  expect((await run(['scripts/vault.ts', 'status'], both)).out).toMatch(/key [0-9a-f]{16} \(old\): 1/);
  const rotated = await run(['scripts/vault.ts', 'rotate'], both);
  expect(rotated).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/vault: 1 values rewrapped[\s\S]*\(newest\): 1[\s\S]*may be taken out/),
  });
  const { sealedPassword: now } = await database.db.account.findUniqueOrThrow({ where: { id } });
  expect(createVault(next.privateKey).openText(place, now ?? '')).toBe('pa55w0rd');

  const tooLate = await run(['scripts/vault.ts', 'check'], oldEnv);
  expect(tooLate).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^VAULT_PRIVATE_KEYS does not fit this database/),
  });
});

it.each([
  [['rotate'], { VAULT_PRIVATE_KEYS: '' }, /^VAULT_PRIVATE_KEYS is not set, and neither is KEY_FILE/],
  [
    ['rotate'],
    { VAULT_PRIVATE_KEYS: '', KEY_FILE: '/nowhere/keys' },
    /^KEY_FILE names \/nowhere\/keys, which cannot be read \(ENOENT\)/,
  ],
  [['check'], { VAULT_PUBLIC_KEY: next.publicKey }, /^VAULT_PUBLIC_KEY has no counterpart/],
  [['check'], { PICTURE_KEY: 'x' }, /^PICTURE_KEY should read/],
  [['turn'], {}, /^Usage:/],
])('npm run vault %j: names the setting that is wrong (%#)', async (args, env, sentence) => {
  const { code, err } = await run(['scripts/vault.ts', ...args], env);
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
  expect(err).not.toMatch(/\n\s+at /);
});
