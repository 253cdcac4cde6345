import type { Ctx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import type { OperatorEffects } from '#/lib/outbox/enqueue-channels.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { SecurityEvent } from '#/lib/outbox/model.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { listUntoldActions, type UntoldAction } from '#/lib/views/list-untold-actions.ts';

/** Some only with certain details. */
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

/** Older ones are no alarm. */
const LOOK_BACK_MS = DAY_MS;

/**
 * Tells owners, from the audit log, what changed in who may do what: no door can forget it. Each action once; also to
 * the owner who did it (a stolen session looks like them) and to the person concerned.
 * @returns how many actions.
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
  const facts = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {};
  return alarm && (alarm.when?.(facts) ?? true) ? alarm.what : null;
}
