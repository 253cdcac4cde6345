/** The sandbox process's world. */
import type { InstagramSandbox } from './create-instagram.ts';

/** The product signs in with it; its second factor comes from a seed. */
export const READER = {
  username: 'mutuals.reader',
  password: 'sandbox-password',
  totpSeed: 'JBSWY3DPEHPK3PXP',
} as const;

/** Its codes come by text: somebody reads them off the phone. */
export const SECOND = { username: 'mutuals.second', password: 'sandbox-password', twoFactor: 'text' } as const;

export const DEFAULT_PROFILES = [
  { username: 'ada', fullName: 'Ada Lovelace', followers: 1663, following: 912, mutual: 640 },
  { username: 'grace', fullName: 'Grace Hopper', followers: 120, following: 80, mutual: 52 },
  { username: 'linus', fullName: 'Linus', followers: 1_000_000, following: 300, mutual: 41, isVerified: true },
  { username: 'hidden', fullName: 'Hidden', followers: 310, following: 290, mutual: 120, state: 'private' },
  { username: 'nobody', state: 'missing' },
] as const;

export function createDefaultWorld(instagram: InstagramSandbox): void {
  instagram.account(READER);
  instagram.account(SECOND);
  for (const profile of DEFAULT_PROFILES) instagram.profile(profile);
}
