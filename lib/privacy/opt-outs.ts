/**
 * The door for people on Instagram who do not want to be checked. They are known by their numeric id alone, which a change of name
 * does not change. Whoever stands here is not read: not when a check is asked for, and not before any page of one that runs.
 */
import { z } from 'zod';
import { writeFailure } from '#/lib/checks/finish-check.ts';
import { deletePages } from '#/lib/checks/journal-store.ts';
import { holdOpenChecks } from '#/lib/checks/store.ts';
import type { Ctx } from '#/lib/context.ts';
import { deleteOptOut, findOptOut, insertOptOut, type OptOut, pageOfOptOuts } from '#/lib/customers/opt-out-store.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';

export type { OptOut };

/** The number that Instagram gives a profile once and for all. */
export const InstagramId = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,18}$/, 'expects the numeric id of a profile, digits only')
  .transform(BigInt)
  .refine((id) => id < 2n ** 63n, 'expects the numeric id of a profile, digits only');

export const NewOptOut = z.strictObject({
  instagramId: InstagramId,
  /** Why, for whoever looks later. Not who: the number is enough. */
  reason: z.string().trim().max(200).optional(),
});

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'operatorChats'>;

/**
 * Sees to it that a profile is not read any more: checks that read it or wait end at once, with their credits back, those in the queue
 * when their turn comes, and the lists that were kept of it are deleted. Doing it twice changes nothing.
 *
 * @returns how many checks were ended.
 * @throws {DomainError} `forbidden`
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
    const open = (await holdOpenChecks(tx, { targetId: instagramId })).filter(({ status }) => status !== 'queued');
    for (const check of open) await writeFailure(ctx, tx, check, 'opted_out');
    const optOut = await findOptOut(tx, instagramId);
    if (!optOut) throw notFound('opt-out', String(instagramId));
    return { optOut, ended: open.length };
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

/** Newest first. `next` is the id to go on after. */
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
