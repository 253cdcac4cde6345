/** People who do not want to be checked, by numeric id; asked at each request and before each page. */
import { z } from 'zod';
import { stopReadingOf } from '#/lib/checks/stop-reading-of.ts';
import type { Ctx } from '#/lib/context.ts';
import type { OptOut } from '#/lib/customers/view.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { deletePages } from './forget-store.ts';
import { deleteOptOut, findOptOut, insertOptOut, pageOfOptOuts } from './opt-out-store.ts';

export const InstagramId = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,18}$/, 'expects the numeric id of a profile, digits only')
  .transform(BigInt)
  .refine((id) => id < 2n ** 63n, 'expects the numeric id of a profile, digits only');

export const NewOptOut = z.strictObject({
  instagramId: InstagramId,
  reason: z.string().trim().max(200).optional(),
});

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events'>;

/**
 * Ends all reading of a profile: its checks fail with their credits back, its lists are deleted. Idempotent.
 * @returns how many checks ended. @throws {DomainError} `forbidden`
 */
export async function addOptOut(
  ctx: Effects,
  input: z.output<typeof NewOptOut> & { by: Actor },
): Promise<{ optOut: OptOut; ended: number }> {
  const { instagramId, reason, by } = input;
  demandRight(by, 'opt_out.add');
  const done = await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    const added = await insertOptOut(tx, { instagramId, reason: reason || null, createdAt: at });
    if (added) await record(tx, 'opt_out.added', instagramId, by, at);
    const ended = await stopReadingOf(ctx, tx, instagramId);
    const optOut = await findOptOut(tx, instagramId);
    if (!optOut) throw notFound('opt-out', String(instagramId));
    return { optOut, ended };
  });
  await deletePages(ctx.db, { targetId: instagramId });
  return done;
}

/** Lets a profile be read again. @throws {DomainError} `forbidden`; `not_found` */
export async function liftOptOut(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { instagramId, by }: { instagramId: bigint; by: Actor },
): Promise<void> {
  demandRight(by, 'opt_out.lift');
  await ctx.db.transaction(async (tx) => {
    if (!(await deleteOptOut(tx, instagramId))) throw notFound('opt-out', String(instagramId));
    await record(tx, 'opt_out.lifted', instagramId, by, ctx.clock.now());
  });
}

/** Newest first. `next`: the id to go on after; null on the last page. @throws {DomainError} `forbidden` */
export async function listOptOuts(
  ctx: Pick<Ctx, 'db'>,
  { limit, after }: { limit: number; after?: bigint | undefined },
): Promise<{ rows: OptOut[]; next: bigint | null }> {
  const found = await pageOfOptOuts(ctx.db, { after, limit: limit + 1 });
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.instagramId ?? null) : null };
}

function record(tx: Tx, action: string, instagramId: bigint, actor: Actor, at: Date): Promise<void> {
  return recordAudit(tx, { actor, action, subject: { kind: 'profile', id: String(instagramId) }, at });
}
