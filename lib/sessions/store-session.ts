import { randomUUID } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import { cookieOf, cookiesEndAt, type Identity, maskSessionId } from '#/lib/instagram/identity.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { insertGeneration } from './generation-store.ts';
import { endBlock } from './judge-account.ts';
import type { GenerationSource } from './model.ts';
import { requireAccount } from './require-account.ts';
import { sealIdentity } from './sealed-identity.ts';
import { changeAccount } from './store.ts';

/** `leaseToken`: null where none is needed. `attemptId`: null when no attempt made it. */
type NewSession = {
  accountId: string;
  identity: Identity;
  source: GenerationSource;
  attemptId: string | null;
  leaseToken: string | null;
  at: Date;
};

type Effects = Pick<Ctx, 'events' | 'queue' | 'sealer'>;

/** Stores a session as the account's newest generation and wakes whoever waits; null when the lease was lost. */
export async function storeSession(
  ctx: Effects,
  tx: Tx,
  { accountId, identity, source, attemptId, leaseToken, at }: NewSession,
): Promise<{ id: string; number: number; masked: string } | null> {
  const id = randomUUID();
  const masked = maskSessionId(cookieOf(identity, 'sessionid'));
  const sealedIdentity = sealIdentity(ctx.sealer, id, identity);
  const dates = { bornAt: at, cookiesEndAt: cookiesEndAt(identity) };
  const row = { id, accountId, sealedIdentity, maskedSessionId: masked, source, attemptId, ...dates };
  const number = await insertGeneration(tx, row, leaseToken);
  if (number === null) return null;
  await ctx.queue.send('session.ready', { accountId }, { tx });
  await ctx.events.emit(tx, { topic: 'account', id: accountId });
  return { id, number, masked };
}

/** Stores the session that a sign-in brought; a block ends. @returns its number; null when the lease was lost. */
export async function renewSession(
  ctx: Effects,
  tx: Tx,
  { instagramId, ...session }: NewSession & { instagramId: bigint | null },
): Promise<number | null> {
  const stored = await storeSession(ctx, tx, session);
  if (stored === null) return null;
  const { userAgent } = session.identity;
  await changeAccount(tx, session.accountId, { userAgent, ...(instagramId === null ? {} : { instagramId }) });
  const account = await requireAccount(tx, session.accountId);
  await endBlock(tx, account, { at: session.at, reason: 'session_renewed' });
  return stored.number;
}
