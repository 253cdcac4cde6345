import type { Tx } from '#/lib/platform/db.ts';
import { writeConsent } from './store.ts';

/** When a customer first went on after being told what is kept. Later calls change nothing. */
export function recordConsent(tx: Tx, customerId: bigint, at: Date): Promise<void> {
  return writeConsent(tx, customerId, at);
}
