/** Maintenance: checks under way go on to their end, new ones are not taken. */
import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { MAINTENANCE_KEY, readSetting, writeSetting } from '#/lib/platform/stored-setting.ts';
import type { Maintenance } from './view.ts';

/** `until`: when it ends by itself; null: when somebody ends it. */
const Stored = z.object({ on: z.boolean(), until: z.coerce.date().nullable(), since: z.coerce.date(), by: z.string() });

export const SetMaintenance = z.strictObject({
  on: z.boolean().meta({ description: 'Whether new checks are refused.' }),
  until: z.coerce.date().nullish().meta({ description: 'When it ends by itself. Without it: when somebody ends it.' }),
});

/** Null when there is none. */
export async function readMaintenance(ctx: { db: Db | Tx; clock: Ctx['clock'] }): Promise<Maintenance | null> {
  return maintenanceOf(await readSetting(ctx.db, MAINTENANCE_KEY), ctx.clock.now());
}

/** Of the row as it was read; null when there is none, or it is over. Pure. */
export function maintenanceOf(row: unknown, now: Date): Maintenance | null {
  const stored = Stored.safeParse(row);
  if (!stored.success) return null;
  const { on, until, since, by } = stored.data;
  return on && (until === null || until > now) ? { until, since, by } : null;
}

/**
 * Begins, prolongs or ends maintenance, at every door at once.
 * @throws {DomainError} `forbidden`; `invalid` when it would be over already.
 */
export async function setMaintenance(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: z.output<typeof SetMaintenance> & { by: Actor },
): Promise<Maintenance | null> {
  const { on, until = null, by } = input;
  demandRight(by, 'maintenance.set');
  const at = ctx.clock.now();
  if (on && until !== null && until <= at) throw new DomainError('invalid', 'This moment has passed already.');
  await ctx.db.transaction(async (tx) => {
    await writeSetting(tx, MAINTENANCE_KEY, {
      on,
      until: until?.toISOString() ?? null,
      since: at.toISOString(),
      by: by.name,
    });
    const action = on ? 'maintenance.begun' : 'maintenance.ended';
    await recordAudit(tx, { actor: by, action, detail: { until: until?.toISOString() ?? null }, at });
  });
  return readMaintenance(ctx);
}

/** @throws {DomainError} `unavailable`, with `maintenance` and `until` as detail, while new checks are not taken. */
export async function demandOpen(ctx: { db: Db | Tx; clock: Ctx['clock'] }): Promise<void> {
  const maintenance = await readMaintenance(ctx);
  if (!maintenance) return;
  const until = maintenance.until?.toISOString() ?? null;
  throw new DomainError('unavailable', 'Maintenance: no new checks are taken now.', { maintenance: true, until });
}
