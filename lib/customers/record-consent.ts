import type { Tx } from '#/lib/platform/db.ts';
import { writeConsent } from './store.ts';
import { presentVersions } from './texts/read-text.ts';
import { insertConsent } from './texts/store.ts';

/** A customer went on after being told what is kept: when first, and with which versions. Later calls change nothing. */
export async function recordConsent(tx: Tx, customerId: bigint, at: Date): Promise<void> {
  await writeConsent(tx, customerId, at);
  await insertConsent(tx, { customerId, at, ...(await presentVersions(tx)) });
}
