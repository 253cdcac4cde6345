import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#/lib/operators/audit.ts';
import { createVault } from '#/lib/vault/vault.ts';
import type { SandboxAccount } from '#/sandbox/instagram/state/sandbox-account.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { addAccount, setCredentials } from './add-account.ts';
import { handInSession } from './hand-in-session.ts';
import { readMaterial } from './material/read-material.ts';
import { retireAccount } from './pause-account.ts';
import { openIdentity } from './sealed-identity.ts';
import { learnInstagramId } from './store.ts';

const by: Actor = { kind: 'operator', id: 'olga', name: 'Olga (Telegram)', role: 'operator' };
let world: World;
let ann: { id: string; sandbox: SandboxAccount };
let bob: { id: string; sandbox: SandboxAccount };
let named = 0;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  named += 1;
  ann = await world.account({ username: `ann${named}`, signedIn: true });
  bob = await world.account({ username: `bob${named}`, signedIn: true });
});

const handIn = (sandbox: SandboxAccount, more: Partial<Parameters<typeof handInSession>[1]> = {}) =>
  handInSession(world.ctx, { sessionId: sandbox.session().sessionId, by, ...more });
const accountOf = (id: string) => world.ctx.db.account.findUniqueOrThrow({ where: { id } });
const generationsOf = (accountId: string) =>
  world.ctx.db.generation.findMany({ where: { accountId }, orderBy: { number: 'asc' } });
const newestAction = () => world.ctx.db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });

describe('the session of another account', () => {
  it('is refused on an account’s card in words that say whose it is; nothing is replaced, and the log has it', async () => {
    const before = await generationsOf(ann.id);
    world.instagram.requests.clear();
    const handed = await handIn(bob.sandbox, { accountId: ann.id });
    expect(handed).toEqual({
      ok: false,
      reason: 'foreign',
      expected: `ann${named}`,
      username: `bob${named}`,
      instagramId: bob.sandbox.id.toString(),
    });
    expect(await generationsOf(ann.id)).toEqual(before);
    expect(world.instagram.requests.count({})).toBe(0);
    expect(await newestAction()).toMatchObject({
      action: 'session.refused',
      subjectId: ann.id,
      detail: { reason: 'foreign' },
    });
  });

  it('is refused for an account whose own id is not known yet, by the id that is filed elsewhere', async () => {
    const carl = await world.account({ username: `carl${named}`, signedIn: false });
    expect(await handIn(bob.sandbox, { accountId: carl.id })).toMatchObject({
      reason: 'foreign',
      username: `bob${named}`,
    });
    expect(await accountOf(carl.id)).toMatchObject({ instagramId: null });
  });

  it('is refused for an account whose own id is not known yet, by the name that Instagram tells', async () => {
    const carl = await world.account({ username: `carl${named}`, signedIn: false });
    const stranger = world.instagram.account({ username: `stranger${named}`, password: 'x' });
    expect(await handIn(stranger, { accountId: carl.id })).toMatchObject({
      reason: 'foreign',
      username: `stranger${named}`,
      instagramId: stranger.id.toString(),
    });
    expect(await generationsOf(carl.id)).toEqual([]);
  });

  it('cannot change whose an account is, once that is known', async () => {
    expect(await learnInstagramId(world.ctx.db, ann.id, 77n)).toBe(false);
    expect(await learnInstagramId(world.ctx.db, ann.id, ann.sandbox.id)).toBe(true);
    expect(await accountOf(ann.id)).toMatchObject({ instagramId: ann.sandbox.id });
  });

  it('is recognised when a mixed copy puts this account’s user id beside it', async () => {
    const { sessionId } = bob.sandbox.session();
    const mixed = readMaterial(`sessionid=${sessionId}; ds_user_id=${ann.sandbox.id}`);
    expect(await handInSession(world.ctx, { material: mixed, accountId: ann.id, by })).toMatchObject({
      reason: 'foreign',
    });
  });

  it('cannot share an Instagram id with an account in service, whoever writes it', async () => {
    const share = world.ctx.db.account.update({ where: { id: ann.id }, data: { instagramId: bob.sandbox.id } });
    await expect(share).rejects.toMatchObject({ code: 'P2002' });
    await retireAccount(world.ctx, { accountId: bob.id, by });
    await world.ctx.db.account.update({ where: { id: ann.id }, data: { instagramId: bob.sandbox.id } });
  });
});

describe('an account’s own session', () => {
  it('teaches a new account its id, and is refused in words when it is dead', async () => {
    const carl = await world.account({ username: `carl${named}`, signedIn: false });
    const dead = `${carl.sandbox.id}:deadDEADdead:7`;
    expect(await handInSession(world.ctx, { sessionId: dead, accountId: carl.id, by })).toMatchObject({
      reason: 'refused',
      verdict: 'signed_out',
    });
    expect(await newestAction()).toMatchObject({ action: 'session.refused', detail: { verdict: 'signed_out' } });
    expect(await handIn(carl.sandbox, { accountId: carl.id })).toMatchObject({ ok: true, added: false });
    expect(await accountOf(carl.id)).toMatchObject({ instagramId: carl.sandbox.id });
  });

  it('is used with the user agent of the browser that made it', async () => {
    const vault = createVault(world.env.VAULT_PRIVATE_KEYS ?? '');
    const agentOf = async () => {
      const generation = (await generationsOf(ann.id)).at(-1);
      return generation && openIdentity(vault, generation).userAgent;
    };
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
    const { sessionId } = ann.sandbox.session({ userAgent });
    await handInSession(world.ctx, { sessionId, userAgent, accountId: ann.id, by });
    expect(await agentOf()).toBe(userAgent);

    const material = readMaterial(`curl 'https://www.instagram.com/' -A 'Copied/1.0' -b 'sessionid=${sessionId}'`);
    await handInSession(world.ctx, { material, accountId: ann.id, by });
    expect(await agentOf()).toBe('Copied/1.0');
  });

  it('takes no part in service when the account is retired', async () => {
    await retireAccount(world.ctx, { accountId: ann.id, by });
    await expect(handIn(ann.sandbox, { accountId: ann.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(handIn(ann.sandbox)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the session of an account that nobody knows', () => {
  it('adds no account unless a person says so', async () => {
    const stranger = world.instagram.account({ username: `stranger${named}`, password: 'x' });
    const count = () => world.ctx.db.account.count();
    const before = await count();
    for (const newAccount of ['ask', 'first'] as const)
      expect(await handIn(stranger, { newAccount })).toMatchObject({
        reason: 'unknown_account',
        username: `stranger${named}`,
      });
    expect(await count()).toBe(before);
    expect(await handIn(stranger, { newAccount: 'add' })).toMatchObject({
      ok: true,
      added: true,
      username: `stranger${named}`,
    });
    expect(await handIn(stranger, { newAccount: 'ask' })).toMatchObject({ ok: true, added: false });
  });
});

describe('a block', () => {
  const block = (blockedFor: string) =>
    world.ctx.db.account.update({ where: { id: ann.id }, data: { status: 'blocked', blockedFor } });
  const set = (change: { password?: string; totpSeed?: string | null; notes?: string }) =>
    setCredentials(world.ctx, { accountId: ann.id, by, ...change });
  const status = async () => (await accountOf(ann.id)).status;
  const SEED = 'JBSWY3DPEHPK3PXP';

  it.each([
    ['wrong_password', { notes: 'a note' }, 'blocked'],
    ['wrong_password', { totpSeed: SEED }, 'blocked'],
    ['wrong_password', { password: 'another' }, 'ready'],
    ['no_password', { password: 'first' }, 'ready'],
    ['code_wrong', { password: 'another' }, 'blocked'],
    ['code_wrong', { totpSeed: null }, 'blocked'],
    ['code_wrong', { totpSeed: SEED }, 'ready'],
    ['warning', { password: 'another', totpSeed: SEED }, 'blocked'],
    ['captcha', { notes: 'a note' }, 'blocked'],
  ] as const)('for %s after %j is %s', async (cause, change, then) => {
    await block(cause);
    await set(change);
    expect(await status()).toBe(then);
  });

  it.each(['wrong_password', 'captcha', 'warning', 'unknown_screen'])(
    'for %s ends with a session that works',
    async (cause) => {
      await block(cause);
      await handIn(bob.sandbox, { accountId: ann.id });
      expect(await status()).toBe('blocked');
      await handIn(ann.sandbox, { accountId: ann.id });
      expect(await status()).toBe('ready');
    },
  );
});

it('tells the others, and not by itself', async () => {
  const told: unknown[] = [];
  const tell = async (_tx: unknown, facts: { what: string; account: { username: string } }) =>
    void told.push([facts.what, facts.account.username]);
  await handIn(ann.sandbox, { accountId: ann.id, tell });
  await addAccount(world.ctx, { username: `dora${named}`, by, tell });
  await handIn(bob.sandbox, { accountId: ann.id, tell });
  expect(told).toEqual([
    ['session', `ann${named}`],
    ['account', `dora${named}`],
  ]);
});
