import type { Ctx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import type { OperatorEffects } from '#/lib/outbox/enqueue-channels.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { SecurityEvent } from '#/lib/outbox/schema.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { listUntoldActions, type UntoldAction } from '#/lib/views/list-untold-actions.ts';

type Alarm = { what: SecurityEvent; only?: 'person'; when?: (detail: Record<string, unknown>) => boolean };

/** For owners and the person, or for the person alone; some only with what their detail says. */
const ALARMS: Record<string, Alarm> = {
  'operator.created': { what: 'new_owner', when: ({ role }) => role === 'owner' },
  'operator.role_set': { what: 'new_owner', when: ({ from, to }) => to === 'owner' && from !== 'owner' },
  'operator.password_reset': { what: 'password_reset' },
  'operator.factor_removed': { what: 'factor_removed' },
  'operator.factors_reset': { what: 'factors_reset' },
  'operator.chat_linked': { what: 'chat_linked' },
  'operator.browser_added': { what: 'new_browser', only: 'person' },
  'token.created': { what: 'token_made' },
  'session.refused': { what: 'foreign_session', when: ({ reason }) => reason === 'foreign' },
};

/** Older ones are no alarm. */
const LOOK_BACK_MS = DAY_MS;

/**
 * Tells owners, and the person concerned, what changed in who may do what, from the audit log: no door can forget it.
 * The owner who did it is told too: a stolen session looks like its owner. @returns how many actions were told.
 */
export async function tellAlarms(ctx: OperatorEffects & Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const at = ctx.clock.now();
  const found = await listUntoldActions(ctx, {
    actions: Object.keys(ALARMS),
    since: after(at, -LOOK_BACK_MS),
    product: SYSTEM.name,
  });
  const alarms = found.flatMap((action) => {
    const alarm = alarmOf(action);
    return alarm ? [{ ...action, ...alarm }] : [];
  });
  for (const { id: about, what, only = 'owners', by, subject, person } of alarms)
    await ctx.db.transaction((tx) =>
      enqueueForOperators(ctx, tx, {
        kind: 'security',
        payload: { what, by, subject, person },
        about,
        at,
        reach: { only, person },
      }),
    );
  return alarms.length;
}

function alarmOf({ action, detail }: UntoldAction): Alarm | null {
  const alarm = ALARMS[action];
  const facts = typeof detail === 'object' && detail !== null ? { ...detail } : {};
  return alarm && (alarm.when?.(facts) ?? true) ? alarm : null;
}
