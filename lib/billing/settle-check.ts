/** A check's credit: each move at most once, in the causing transaction. */
import type { Tx } from '#/lib/platform/db.ts';
import { reserveOf, takeFromBalance, writeEntryOnce } from './store.ts';

/** The caller holds the customer's lock and saw enough credits. @throws when there are fewer: nothing may be written. */
export async function reserveCredit(
  tx: Tx,
  input: { customerId: bigint; checkId: string; credits: number; at: Date },
): Promise<void> {
  const taken = await takeFromBalance(tx, { ...input, kind: 'reserve', by: 'check' });
  if (!taken) throw new Error(`customer ${input.customerId} has fewer than ${input.credits} credits`);
}

/** Takes the reserved credit. Nothing without a reserve. */
export async function captureCredit(tx: Tx, input: { checkId: string; at: Date }): Promise<void> {
  await settle(tx, 'capture', input);
}

/** Returns the reserved credit. Nothing without a reserve. */
export async function releaseCredit(tx: Tx, input: { checkId: string; at: Date }): Promise<void> {
  await settle(tx, 'release', input);
}

async function settle(tx: Tx, kind: 'capture' | 'release', { checkId, at }: { checkId: string; at: Date }) {
  const reserve = await reserveOf(tx, checkId);
  if (!reserve || reserve.customerId === null) return;
  await writeEntryOnce(tx, {
    customerId: reserve.customerId,
    kind,
    credits: reserve.credits,
    checkId,
    by: 'check',
    at,
  });
}
