import type { Tx } from '#/lib/platform/db.ts';
import type { OperatorEffects } from './enqueue-channels.ts';
import { enqueueForOperators } from './enqueue-notice.ts';
import type { Intruding } from './schema.ts';

/** Alarms operators in the transaction of what happened, once a kind and day. */
export function tellIntrusion(ctx: OperatorEffects): (tx: Tx, intrusion: Intruding & { at: Date }) => Promise<void> {
  return async (tx, { at, ...payload }) => {
    await enqueueForOperators(ctx, tx, { kind: 'intrusion', payload, about: payload.who ?? 'all', at });
  };
}
