import type { Ctx } from '#/lib/context.ts';
import { type Actor, listAudit, recordAudit } from '#/lib/operators/audit.ts';

/**
 * Keeps in the audit log that somebody asked for another customer's check and was refused: an id can only be had by
 * guessing or from somebody else. Once for each person and check, however often they press.
 */
export async function noteForeignCheck(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { checkId: string; by: Extract<Actor, { kind: 'customer' }> },
): Promise<void> {
  const action = 'check.refused';
  const subject = { kind: 'check', id: input.checkId };
  const { rows } = await listAudit(ctx, { action, subject, actorId: input.by.id, limit: 1 });
  if (rows.length > 0) return;
  await ctx.db.transaction((tx) => recordAudit(tx, { actor: input.by, action, subject, at: ctx.clock.now() }));
}
