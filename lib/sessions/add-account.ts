import type { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { isDuplicate, type Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { sealCredential } from './credentials.ts';
import { type Cure, cures } from './cures.ts';
import { endBlock } from './judge-account.ts';
import type { Account } from './model.ts';
import { requireAccount } from './require-account.ts';
import type { AddAccount, SetCredentials } from './schema.ts';
import { type AccountChange, changeAccount, insertAccount } from './store.ts';
import type { Tell } from './take-into-use.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'events' | 'sealer'>;

/** Adds an owner's account, its secrets sealed. @throws {DomainError} `forbidden`; `conflict` when it is known. */
export async function addAccount(
  ctx: Effects,
  input: z.output<typeof AddAccount> & { by: Actor; tell?: Tell },
): Promise<{ id: string }> {
  const { username, notes, by, tell, ...credentials } = input;
  demandRight(by, 'account.add');
  const at = ctx.clock.now();
  try {
    return await ctx.db.transaction(async (tx) => {
      const account = await insertAccount(tx, { username, notes: notes ?? null, createdAt: at });
      const sealed = sealAll(ctx, account, credentials);
      if (Object.keys(sealed).length > 0) await changeAccount(tx, account.id, sealed);
      await told(ctx, tx, { account, by, action: 'account.added', at, detail: { username } });
      await tell?.(tx, { account, by, what: 'account', about: account.id, at });
      return { id: account.id };
    });
  } catch (error) {
    if (isDuplicate(error))
      throw new DomainError('conflict', `The account @${username} is known already.`, { username });
    throw error;
  }
}

/**
 * Sets an account's password, TOTP seed (null removes it) or notes; ends a block that this cures.
 * @throws {DomainError} `forbidden`; `not_found`
 */
export async function setCredentials(
  ctx: Effects,
  input: z.output<typeof SetCredentials> & { accountId: string; by: Actor },
): Promise<void> {
  const { accountId, by, notes, ...credentials } = input;
  demandRight(by, 'account.set_credentials');
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const account = await requireAccount(tx, accountId);
    const change: AccountChange = { ...sealAll(ctx, account, credentials), ...(notes === undefined ? {} : { notes }) };
    await changeAccount(tx, accountId, change);
    if (cures(account.blockedFor, broughtBy(credentials)))
      await endBlock(tx, account, { at, reason: 'credentials_changed' });
    const changed = Object.keys(input).filter((key) => !['accountId', 'by'].includes(key));
    await told(ctx, tx, { account, by, action: 'account.credentials_changed', at, detail: { changed } });
  });
}

function broughtBy(credentials: { password?: string | undefined; totpSeed?: string | null | undefined }): Cure[] {
  const { password, totpSeed } = credentials;
  return [
    ...(password === undefined ? [] : ['password' as const]),
    ...(totpSeed == null ? [] : ['totp_seed' as const]),
  ];
}

function sealAll(
  ctx: Pick<Ctx, 'sealer'>,
  account: Pick<Account, 'id' | 'passwordVersion' | 'totpVersion'>,
  credentials: { password?: string | undefined; totpSeed?: string | null | undefined },
): AccountChange {
  const { password, totpSeed } = credentials;
  const change: AccountChange = {};
  if (password !== undefined) {
    const version = account.passwordVersion + 1;
    change.passwordVersion = version;
    change.sealedPassword = sealCredential(ctx.sealer, {
      accountId: account.id,
      field: 'password',
      version,
      plain: password,
    });
  }
  if (totpSeed !== undefined) {
    const version = account.totpVersion + 1;
    change.totpVersion = version;
    change.sealedTotpSeed =
      totpSeed === null
        ? null
        : sealCredential(ctx.sealer, { accountId: account.id, field: 'totp_seed', version, plain: totpSeed });
  }
  return change;
}

async function told(
  ctx: Pick<Ctx, 'events'>,
  tx: Tx,
  facts: { account: { id: string }; by: Actor; action: string; at: Date; detail?: Record<string, unknown> },
): Promise<void> {
  const { account, by, action, at, detail } = facts;
  await recordAudit(tx, {
    actor: by,
    action,
    subject: { kind: 'account', id: account.id },
    ...(detail ? { detail } : {}),
    at,
  });
  await ctx.events.emit(tx, { topic: 'account', id: account.id });
}
