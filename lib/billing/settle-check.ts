/** A check's credit: each move at most once, in the causing transaction. */
import { oweCredits } from '#/lib/customers/change-balance.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
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
export async function captureCredit(tx: Tx, input: Settled): Promise<void> {
  await settle(tx, 'capture', input);
}

/** Returns the reserved credit, unless it is owed. Nothing without a reserve. */
export async function releaseCredit(tx: Tx, input: Settled): Promise<void> {
  await settle(tx, 'release', input);
}

type Settled = { checkId: string; at: Date };

async function settle(tx: Tx, kind: 'capture' | 'release', { checkId, at }: Settled): Promise<void> {
  const reserve = await reserveOf(tx, checkId);
  if (!reserve || reserve.customerId === null) return;
  const { customerId, credits } = reserve;
  const customer = await lockCustomer(tx, customerId); // a refund at this moment is waited for, or waits
  if (!(await writeEntryOnce(tx, { customerId, kind, credits, checkId, by: 'check', at })) || !customer) return;
  const owed = Math.min(customer.owed, credits);
  if (owed === 0) return;
  await oweCredits(tx, { customerId, credits: -owed });
  if (kind === 'capture') return; // spent: nothing comes back
  const back = { customerId, kind: 'refund', credits: owed, checkId, by: 'payment', at } as const;
  if (!(await takeFromBalance(tx, back))) throw new Error('a credit that came back was not there');
}
