import type { Ctx } from '#/lib/context.ts';
import { type Actor, listAudit, recordAudit } from '#/lib/operators/audit.ts';

/**
 * Logs that somebody asked for another customer's check, once per person and check: an id has to be guessed or given.
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
