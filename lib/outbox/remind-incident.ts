import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { enqueueForChannels, type OperatorEffects } from './enqueue-channels.ts';
import { closeIncidents, isOpen, type OpenIncident, openIncidents, takeReminder } from './incident-store.ts';
import { incidentOf, pauseBeforeReminder } from './incidents.ts';

/** Incidents that nothing has ended yet. */
export function listOpenIncidents(ctx: Pick<Ctx, 'db'>): Promise<OpenIncident[]> {
  return openIncidents(ctx.db);
}

/** Whether the incident with this row of the bell is not over. */
export function isOpenIncident(ctx: Pick<Ctx, 'db'>, input: { id: string }): Promise<boolean> {
  return isOpen(ctx.db, input.id);
}

/** Tells operators again of a lasting incident, if it is time; returns whether this call did. */
export async function remindIncident(
  ctx: OperatorEffects & Pick<Ctx, 'db' | 'clock'>,
  incident: OpenIncident,
): Promise<boolean> {
  const at = ctx.clock.now();
  if (incident.remindAt > at) return false;
  const number = incident.reminders + 1;
  return ctx.db.transaction(async (tx) => {
    if (!(await takeReminder(tx, incident, after(at, pauseBeforeReminder(number))))) return false;
    await enqueueForChannels(ctx, tx, incident.notice, {
      about: incident.id,
      at,
      reminder: { number, since: incident.since },
    });
    return true;
  });
}

/** Ends incidents by the beginning of their names, without a word. */
export function endIncidents(tx: Tx, beginning: string): Promise<void> {
  return closeIncidents(tx, { beginning });
}

/** Ends an incident without a word. */
export async function closeIncident(ctx: Pick<Ctx, 'db'>, incident: OpenIncident): Promise<void> {
  const name = incidentOf(incident.notice);
  if (name) await closeIncidents(ctx.db, { beginning: name });
}
