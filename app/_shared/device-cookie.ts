/** Marks a browser that signed in before. Outlives the session, admits nobody. */
import { cookies } from 'next/headers';
import { DEVICE_MS } from '#/lib/operators/known-device.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { isSecure } from './session-cookie.ts';

/** Over https bound to this host. */
const nameOf = () => (isSecure() ? '__Host-mutuals.device' : 'mutuals.device');

/** The secret of this browser's cookie; null without one. */
export async function deviceSecret(): Promise<string | null> {
  return (await cookies()).get(nameOf())?.value ?? null;
}

/** Only where an answer can still set a cookie. */
export async function keepDevice(secret: string): Promise<void> {
  (await cookies()).set(nameOf(), secret, {
    path: '/',
    maxAge: DEVICE_MS / SECOND_MS,
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(),
  });
}
