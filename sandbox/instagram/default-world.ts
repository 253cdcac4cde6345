/** The world of the sandbox process: what a newcomer finds when trying things out. */
import type { InstagramSandbox } from './create-instagram.ts';

/** The account that the product signs in with: its second factor comes from a seed. */
export const READER = {
  username: 'mutuals.reader',
  password: 'sandbox-password',
  totpSeed: 'JBSWY3DPEHPK3PXP',
} as const;

/** The account whose codes come by text: somebody has to read them off the phone. */
export const SECOND = { username: 'mutuals.second', password: 'sandbox-password', twoFactor: 'text' } as const;

export const DEFAULT_PROFILES = [
  { username: 'ada', fullName: 'Ada Lovelace', followers: 1663, following: 912, mutual: 640 },
  { username: 'grace', fullName: 'Grace Hopper', followers: 120, following: 80, mutual: 52 },
  { username: 'linus', fullName: 'Linus', followers: 1_000_000, following: 300, mutual: 41, isVerified: true },
  { username: 'hidden', fullName: 'Hidden', followers: 310, following: 290, mutual: 120, state: 'private' },
  { username: 'nobody', state: 'missing' },
] as const;

/** Two accounts and five profiles, one of each kind. */
export function createDefaultWorld(instagram: InstagramSandbox): void {
  instagram.account(READER);
  instagram.account(SECOND);
  for (const profile of DEFAULT_PROFILES) instagram.profile(profile);
}
