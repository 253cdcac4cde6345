/** Ready, not known to be signed out, and not resting longer than a check would hold. */
import type { Ctx, WorkerCtx } from '#/lib/context.ts';
import type { Identity } from '#/lib/instagram/identity.ts';
import { findGeneration, liveGeneration } from './generation-store.ts';
import type { Generation } from './model.ts';
import { healthiestAccount, ownAccountOf, type ReaderWanted } from './pool.ts';
import { openIdentity } from './sealed-identity.ts';
import { findAccount } from './store.ts';

export type Reader = { accountId: string; username: string; generation: Generation; identity: Identity };

/**
 * Of the accounts that have names left the one with the fewest streams, of those the one with the earliest slot; one that
 * is being renewed comes last.
 * @returns null when no account can read now.
 */
export async function findReader(
  ctx: Pick<WorkerCtx, 'db' | 'vault' | 'limits'>,
  wanted: ReaderWanted,
): Promise<Reader | null> {
  const account = await healthiestAccount(ctx, wanted);
  const generation = account && (await liveGeneration(ctx.db, account.id));
  if (!generation) return null;
  const { id: accountId, username } = account;
  return { accountId, username, generation, identity: openIdentity(ctx.vault, generation) };
}

/** One account, whatever else it does. @returns null without a living session, or when it is out of service. */
export async function readerOf(ctx: Pick<WorkerCtx, 'db' | 'vault'>, accountId: string): Promise<Reader | null> {
  const account = await findAccount(ctx.db, accountId);
  const generation = account?.status === 'ready' ? await liveGeneration(ctx.db, accountId) : null;
  if (!account || !generation) return null;
  return { accountId, username: account.username, generation, identity: openIdentity(ctx.vault, generation) };
}

/** The same account with another generation. @returns null when that is gone. */
export async function readerWith(
  ctx: Pick<WorkerCtx, 'db' | 'vault'>,
  before: Reader,
  generationId: string,
): Promise<Reader | null> {
  const generation = await findGeneration(ctx.db, generationId);
  return generation && { ...before, generation, identity: openIdentity(ctx.vault, generation) };
}

/** The reader whose own profile this is; null when none of ours is, or it cannot read now. */
export async function ownReader(
  ctx: Pick<WorkerCtx, 'db' | 'limits' | 'vault'>,
  instagramId: bigint,
): Promise<Reader | null> {
  const own = await ownAccountOf(ctx.db, instagramId);
  return own === null ? null : findReader(ctx, { only: [own], holdMs: 0 });
}

/** Whether some account has a session not known to be dead and does not rest. */
export async function someoneCanRead(ctx: Pick<Ctx, 'db' | 'limits'>): Promise<boolean> {
  return (await healthiestAccount(ctx, { holdMs: 0 })) !== null;
}
