import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, HOUR_MS } from '#/lib/platform/clock.ts';
import { putOffReminder } from './incident-store.ts';
import { incidentOf } from './incidents.ts';
import type { OperatorNotice } from './schema.ts';

/** How long nobody is reminded of a snoozed incident. */
export const SNOOZE_MS = 6 * HOUR_MS;

/**
 * Reminds nobody of the incident that a notice tells of before SNOOZE_MS are over.
 * @returns when people are reminded; null when the incident is over. @throws {DomainError} `forbidden`
 */
export async function snoozeIncident(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { notice, by }: { notice: OperatorNotice; by: Actor },
): Promise<Date | null> {
  demandRight(by, 'incident.snooze');
  const at = ctx.clock.now();
  const name = incidentOf(notice);
  if (name === null) return null;
  return ctx.db.transaction(async (tx) => {
    const until = await putOffReminder(tx, name, after(at, SNOOZE_MS));
    if (until)
      await recordAudit(tx, { actor: by, action: 'incident.snoozed', subject: { kind: 'incident', id: name }, at });
    return until;
  });
}
