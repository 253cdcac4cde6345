import type { Tx } from '#/lib/platform/db.ts';
import { recordAudit } from './audit.ts';
import { rememberDevice } from './known-device.ts';
import { actorOf, type OperatorRecord } from './model.ts';
import type { TellIntrusion } from './note-refusal.ts';
import { endSessions, insertSession, noteSignIn } from './store.ts';

/** `address`: not client-chosen; `device`: the known device's cookie; `tell`: alarms operators. */
export type SignInFrom = {
  address: string | null;
  userAgent: string | null;
  replacesSessionId?: string | null;
  device?: string | null;
  tell?: TellIntrusion;
};

/**
 * Opens a session for somebody who has proven who they are; it replaces the one before. The audit log notes a browser
 * that is new to somebody who has others.
 */
export async function openSession(
  tx: Tx,
  operator: OperatorRecord,
  from: SignInFrom,
  proven: { at: Date; with: 'password' | 'totp' | 'passkey' | 'recovery_code' },
): Promise<{ sessionId: string; device: string }> {
  const { at } = proven;
  const device = await rememberDevice(tx, { operator, presented: from.device, at });
  const sessionId = await insertSession(tx, {
    operatorId: operator.id,
    tokenVersion: operator.tokenVersion,
    address: from.address,
    userAgent: from.userAgent?.slice(0, 300) ?? null,
    deviceId: device.id,
    at,
  });
  if (from.replacesSessionId && isId(from.replacesSessionId)) await endSessions(tx, { id: from.replacesSessionId, at });
  await noteSignIn(tx, operator.email, 'succeeded');
  const done = { actor: actorOf(operator), subject: { kind: 'operator', id: operator.id }, at };
  const detail = { address: from.address, with: proven.with };
  await recordAudit(tx, { ...done, action: 'operator.signed_in', detail });
  if (device.stranger) await recordAudit(tx, { ...done, action: 'operator.browser_added', detail });
  return { sessionId, device: device.secret };
}

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
