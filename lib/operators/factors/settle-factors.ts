import type { Db, Tx } from '#/lib/platform/db.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { carrySession, endSessions, raiseTokenVersion } from '../store.ts';
import { RECOVERY_CODES } from './model.ts';
import { newRecoveryCodes } from './recovery-code.ts';
import { replaceRecoveryCodes, selectFactors } from './store.ts';
import { factorWasRight } from './take-factor-try.ts';

export type Keeper = { operatorId: string; sessionId: string };

type FirstCodes = Awaited<ReturnType<typeof newRecoveryCodes>>;

/** Recovery codes for a first factor; null when there is one. */
export async function codesForTheFirst(db: Db, operatorId: string): Promise<FirstCodes | null> {
  const known = await selectFactors(db, operatorId);
  return known.length === 0 ? newRecoveryCodes(RECOVERY_CODES) : null;
}

/** After a new factor: codes, end of other sessions, audit. */
export async function settleFactors(
  tx: Tx,
  added: Keeper & { at: Date; first: FirstCodes | null; by: Actor; detail: Record<string, unknown> },
): Promise<void> {
  const { operatorId, at, first, by, detail } = added;
  if (first) await replaceRecoveryCodes(tx, operatorId, first.hashes, at);
  await endOtherSessions(tx, added);
  await factorWasRight(tx, operatorId);
  await recordAudit(tx, {
    actor: by,
    action: 'operator.factor_added',
    subject: { kind: 'operator', id: operatorId },
    detail,
    at,
  });
}

/** Ends a person's sessions and begun sign-ins but the asking one (docs/facts/reliability.md#attacks: B13). */
export async function endOtherSessions(
  tx: Tx,
  { operatorId, sessionId, at }: { operatorId: string; sessionId: string | null; at: Date },
): Promise<void> {
  const tokenVersion = await raiseTokenVersion(tx, operatorId);
  await endSessions(tx, { operatorId, at, ...(sessionId === null ? {} : { except: sessionId }) });
  if (sessionId !== null) await carrySession(tx, sessionId, operatorId, tokenVersion);
}
