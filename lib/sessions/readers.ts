/**
 * Which account reads for a check now. Healthy means: ready, signed in as far as anybody knows,
 * and not resting for longer than a check would hold.
 */
import type { WorkerCtx } from '#/lib/context.ts';
import type { Identity } from '#/lib/instagram/identity.ts';
import type { Db } from '#/lib/platform/db.ts';
import { openIdentity } from './sealed-identity.ts';
import { type Generation, liveGeneration, readyGeneration } from './store.ts';

/** An account with its session, ready to ask Instagram something. */
export type Reader = { accountId: string; generation: Generation; identity: Identity };

/**
 * The account with the earliest free slot, `prefer` first if it is healthy.
 * @param without accounts that failed this run already.
 * @returns null when no account can read now.
 */
export async function findReader(
  ctx: Pick<WorkerCtx, 'db' | 'vault'>,
  input: { prefer?: string | null; without?: readonly string[]; holdMs: number },
): Promise<Reader | null> {
  const accountId = await healthiestAccount(ctx.db, input);
  if (!accountId) return null;
  const generation = await liveGeneration(ctx.db, accountId);
  if (!generation) return null;
  return { accountId, generation, identity: openIdentity(ctx.vault, generation) };
}

/**
 * The reader with the account's session as it is now: the same object while the generation stands,
 * a new one after a refresh, null while the account is signed out or taken out of the pool.
 */
export async function refreshedReader(ctx: Pick<WorkerCtx, 'db' | 'vault'>, reader: Reader): Promise<Reader | null> {
  const generation = await readyGeneration(ctx.db, reader.accountId);
  if (!generation) return null;
  if (generation.id === reader.generation.id) return reader;
  return { accountId: reader.accountId, generation, identity: openIdentity(ctx.vault, generation) };
}

async function healthiestAccount(
  db: Db,
  { prefer, without = [], holdMs }: { prefer?: string | null; without?: readonly string[]; holdMs: number },
): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select a.id
    from accounts a left join account_budgets b on b.account_id = a.id and b.kind = 'list'
    where a.status = 'ready'
      and a.id <> all(${[...without]}::uuid[])
      and exists (select 1 from generations g where g.account_id = a.id and g.ended_at is null)
      and coalesce(b.rests_until, '-infinity') <= clock_timestamp() + ${holdMs} * interval '1 millisecond'
    order by (a.id = ${prefer ?? null}::uuid) is true desc, greatest(b.next_at, clock_timestamp()) nulls first, a.created_at
    limit 1`;
  return rows[0]?.id ?? null;
}
