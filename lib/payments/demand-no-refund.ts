import type { Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { hasOpenRefund } from './refund-store.ts';

/** Telegram is being asked to pay a customer back. */
export class RefundUnderWay extends DomainError {
  constructor() {
    super('conflict', 'A payment of this customer is being paid back. Wait until that is known, then try again.');
    this.name = 'RefundUnderWay';
  }
}

/** Who calls has locked the customer, so that no refund begins meanwhile. @throws {RefundUnderWay} */
export async function demandNoRefund(tx: Tx, customerId: bigint): Promise<void> {
  if (await hasOpenRefund(tx, customerId)) throw new RefundUnderWay();
}
