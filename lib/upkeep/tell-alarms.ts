import type { Ctx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import type { OperatorEffects } from '#/lib/outbox/enqueue-channels.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { SecurityEvent } from '#/lib/outbox/model.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { listUntoldActions, type UntoldAction } from '#/lib/views/list-untold-actions.ts';

/** Which actions of the audit log are alarms. Some are only with what their detail says. */
const ALARMS: Record<string, { what: SecurityEvent; when?: (detail: Record<string, unknown>) => boolean }> = {
  'operator.created': { what: 'new_owner', when: ({ role }) => role === 'owner' },
  'operator.role_set': { what: 'new_owner', when: ({ from, to }) => to === 'owner' && from !== 'owner' },
  'operator.password_reset': { what: 'password_reset' },
  'operator.factor_removed': { what: 'factor_removed' },
  'operator.factors_reset': { what: 'factors_reset' },
  'operator.chat_linked': { what: 'chat_linked' },
  'token.created': { what: 'token_made' },
  'session.refused': { what: 'foreign_session', when: ({ reason }) => reason === 'foreign' },
};

/** What happened longer ago is no alarm any more. */
const LOOK_BACK_MS = DAY_MS;

/**
 * Tells owners what changed in who may do what, from the audit log: so no door can do it and forget to tell. Meant to be
 * called every few seconds; each action is told once, whoever finds it. The owner who did it is told too: a stolen session
 * looks like its owner. So is the person to whom it was done, in a chat of theirs.
 * @returns how many actions were told.
 */
export async function tellAlarms(ctx: OperatorEffects & Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const at = ctx.clock.now();
  const found = await listUntoldActions(ctx, {
    actions: Object.keys(ALARMS),
    since: after(at, -LOOK_BACK_MS),
    product: SYSTEM.name,
  });
  const alarms = found.flatMap((action) => {
    const what = eventOf(action);
    return what ? [{ ...action, what }] : [];
  });
  for (const { id: about, what, by, subject, person } of alarms)
    await ctx.db.transaction((tx) =>
      enqueueForOperators(ctx, tx, {
        kind: 'security',
        payload: { what, by, subject },
        about,
        at,
        reach: { onlyOwners: true, person },
      }),
    );
  return alarms.length;
}

function eventOf({ action, detail }: UntoldAction): SecurityEvent | null {
  const alarm = ALARMS[action];
  const facts = typeof detail === 'object' && detail !== null ? { ...detail } : {};
  return alarm && (alarm.when?.(facts) ?? true) ? alarm.what : null;
}
