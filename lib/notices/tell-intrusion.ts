import type { Tx } from '#/lib/platform/db.ts';
import type { Intruding } from './model.ts';
import type { OperatorEffects } from './owe-channels.ts';
import { oweOperators } from './owe-notice.ts';

/** For the doors: alarms the operators, in the transaction of what happened, once a kind and day however often it happens. */
export function tellIntrusion(ctx: OperatorEffects): (tx: Tx, intrusion: Intruding & { at: Date }) => Promise<void> {
  return async (tx, { at, ...payload }) => {
    await oweOperators(ctx, tx, { kind: 'intrusion', payload, about: payload.who ?? 'all', at });
  };
}
