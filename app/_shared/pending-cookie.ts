import { cookies } from 'next/headers';
import { PENDING_MS } from '#/lib/operators/factors/model.ts';
import { isSecure } from './session-cookie.ts';

/** Keeps the secret as long as a sign-in may wait. */
export async function keepPending(secret: string): Promise<void> {
  const maxAge = PENDING_MS / 1_000;
  (await cookies()).set(cookieName(), secret, { ...ATTRIBUTES, secure: isSecure(), maxAge });
}

/** Null without one. */
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
