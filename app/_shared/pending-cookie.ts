/**
 * The cookie between the two steps of a sign-in: it holds a secret that names the begun sign-in and opens nothing by itself.
 * Whoever does not have it cannot take the second step, whatever they know of the first.
 */
import { cookies } from 'next/headers';
import { PENDING_MS } from '#/lib/operators/factors/model.ts';
import { isSecure } from './session-cookie.ts';

export async function keepPending(secret: string): Promise<void> {
  const maxAge = PENDING_MS / 1_000;
  (await cookies()).set(cookieName(), secret, { ...ATTRIBUTES, secure: isSecure(), maxAge });
}

/** The secret of the sign-in that this browser began, or null. */
export async function pendingSecret(): Promise<string | null> {
  return (await cookies()).get(cookieName())?.value ?? null;
}

export async function forgetPending(): Promise<void> {
  (await cookies()).delete({ name: cookieName(), ...ATTRIBUTES, secure: isSecure() });
}

const ATTRIBUTES = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

function cookieName(): string {
  return isSecure() ? '__Host-mutuals.pending' : 'mutuals.pending';
}
