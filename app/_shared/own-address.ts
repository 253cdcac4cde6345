import { headers } from 'next/headers';
import { addressOf } from './client-address.ts';

/** The address of whoever asks in this request, as nobody can choose it; null when nothing is known. */
export async function ownAddress(): Promise<string | null> {
  return addressOf(await headers());
}
