import type { Ctx } from '#/lib/context.ts';
import type { Identity } from '#/lib/instagram/identity.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { isDuplicate, type Tx } from '#/lib/platform/db.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { cures } from './cures.ts';
import { endBlock } from './judge-account.ts';
import type { Account, GenerationSource } from './model.ts';
import { insertAccount, learnInstagramId, moveAccount } from './store.ts';
import { storeSession } from './store-session.ts';
import type { Whose } from './whose-session.ts';

/** `dropped`: cookies left out. */
export type Taken = {
  ok: true;
  accountId: string;
  username: string;
  generation: number;
  maskedSessionId: string;
  added: boolean;
  dropped: number;
};

/** In the action's transaction; the caller brings it. */
export type Tell = (
  tx: Tx,
  facts: {
    account: { id: string; username: string };
    by: Actor;
    what: 'session' | 'account' | 'account_with_session';
    about: string;
    at: Date;
  },
) => Promise<void>;

type Effects = Pick<Ctx, 'db' | 'events' | 'queue' | 'sealer'>;
type Taking = {
  whose: Exclude<Whose, { kind: 'foreign' }>;
  identity: Identity;
  dropped: number;
  source: Extract<GenerationSource, 'handed_in' | 'environment'>;
  by: Actor;
  tell: Tell | undefined;
  at: Date;
};

/**
 * Puts a tried session to use: generation, what the account learns, the end of a cured block, audit row and message, in
 * one transaction. @throws {DomainError} `conflict` for a contradicting Instagram id; `not_found`.
 */
export async function takeIntoUse(ctx: Effects, taking: Taking): Promise<Taken> {
  const { whose, identity, by, at } = taking;
  try {
    return await ctx.db.transaction(async (tx) => {
      const account =
        whose.kind === 'account'
          ? await learned(tx, whose)
          : await insertAccount(tx, { ...newAccount(whose), createdAt: at });
      await putRight(tx, account, at);
      const session = { accountId: account.id, identity, source: taking.source, attemptId: null, leaseToken: null, at };
      const generation = await storeSession(ctx, tx, session);
      if (generation === null) throw notFound('account', account.id);
      const added = whose.kind === 'unknown';
      const subject = { kind: 'account', id: account.id };
      if (added)
        await recordAudit(tx, {
          actor: by,
          action: 'account.added',
          subject,
          detail: { username: account.username },
          at,
        });
      const detail = { generation: generation.number, session: generation.masked, dropped: taking.dropped };
      await recordAudit(tx, { actor: by, action: 'session.handed_in', subject, detail, at });
      await taking.tell?.(tx, {
        account,
        by,
        what: added ? 'account_with_session' : 'session',
        about: generation.id,
        at,
      });
      return {
        ok: true as const,
        accountId: account.id,
        username: account.username,
        generation: generation.number,
        maskedSessionId: generation.masked,
        added,
        dropped: taking.dropped,
      };
    });
  } catch (error) {
    throw isDuplicate(error) ? meanwhile() : error;
  }
}

/** Of two first sessions at once, the second finds another id. */
async function learned(tx: Tx, { account, instagramId }: Extract<Whose, { kind: 'account' }>): Promise<Account> {
  if (account.instagramId !== null || instagramId === null) return account;
  if (!(await learnInstagramId(tx, account.id, instagramId))) throw meanwhile();
  return { ...account, instagramId };
}

function meanwhile(): DomainError {
  return new DomainError('conflict', 'Another session was handed in at the same moment. Look at the accounts first.');
}

function newAccount({ username, instagramId }: Extract<Whose, { kind: 'unknown' }>) {
  return { username, instagramId };
}

async function putRight(tx: Tx, account: Account, at: Date): Promise<void> {
  const reason = 'session_handed_in';
  if (cures(account.blockedFor, ['session'])) await endBlock(tx, account, { at, reason });
  if (account.status === 'suspended') await moveAccount(tx, account, 'reinstate', { at, reason });
}
