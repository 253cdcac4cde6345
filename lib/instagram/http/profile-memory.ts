import type { Identity } from '../identity.ts';
import { ownIdOf } from './wire.ts';

/** A refused first address is not tried again this long. */
const RETIRED_MS = 60 * 60 * 1000;

export type ProfileMemory = {
  /** It was refused lately and the detour worked. */
  isRetired(identity: Identity, now: Date): boolean;
  /** It has answered this account: a 429 means "too many", not "never". */
  hasWorked(identity: Identity): boolean;
  worked(identity: Identity): void;
  retire(identity: Identity, now: Date): void;
  /** The session may be dead, or the address retired (docs/facts/addresses.md#alive). */
  doubt(identity: Identity): void;
  /** The account is signed in; after a doubt, it was the address. */
  provedAlive(identity: Identity, now: Date): void;
};

/** What this process knows of the first profile address, per account. */
export function createProfileMemory(): ProfileMemory {
  const working = new Set<string>();
  const doubted = new Set<string>();
  const retiredUntil = new Map<string, number>();
  const keyOf = (identity: Identity) => ownIdOf(identity) ?? 'nobody';

  const retire = (identity: Identity, now: Date) => {
    working.delete(keyOf(identity));
    retiredUntil.set(keyOf(identity), now.getTime() + RETIRED_MS);
  };

  return {
    isRetired: (identity, now) => (retiredUntil.get(keyOf(identity)) ?? 0) > now.getTime(),
    hasWorked: (identity) => working.has(keyOf(identity)),
    worked: (identity) => {
      working.add(keyOf(identity));
      doubted.delete(keyOf(identity));
      retiredUntil.delete(keyOf(identity));
    },
    retire,
    doubt: (identity) => doubted.add(keyOf(identity)),
    provedAlive: (identity, now) => {
      if (doubted.delete(keyOf(identity))) retire(identity, now);
    },
  };
}
