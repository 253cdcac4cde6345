/** What other rooms ask and write about customers who want a check that they cannot get by themselves. */
import type { Db, Tx } from '#/lib/platform/db.ts';
import type { AccessAnswer } from '#/lib/platform/enums.ts';
import { countAsked, selectAccess, writeAnswer, writeAsked } from './access-store.ts';
import type { Access } from './view.ts';

/** Null without such a customer. */
export function readAccess(db: Db | Tx, customerId: bigint): Promise<Access | null> {
  return selectAccess(db, customerId);
}

/** Notes that a customer asks; once. @returns false when they asked before. */
export function noteAsked(tx: Tx, input: { customerId: bigint; at: Date }): Promise<boolean> {
  return writeAsked(tx, input.customerId, input.at);
}

/** Notes the answer; the first one counts. @returns false when nobody waits for one. */
export function noteAnswer(tx: Tx, input: { customerId: bigint; answer: AccessAnswer }): Promise<boolean> {
  return writeAnswer(tx, input.customerId, input.answer);
}

/** How many customers asked since a moment. */
export function countAccessAsked(db: Db | Tx, since: Date): Promise<number> {
  return countAsked(db, since);
}
