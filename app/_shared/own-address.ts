import { headers } from 'next/headers';
import { addressOf } from './client-address.ts';

/** Null when unknown. */
export async function ownAddress(): Promise<string | null> {
  return addressOf(await headers());
}
