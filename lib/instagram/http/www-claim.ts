/** The claim: a token from `x-ig-set-www-claim`, sent back. It travels in the identity's local storage. */
import type { Identity } from '../identity.ts';

const ENTRY = 'www-claim-v2';

/** The claim to send; `0` before the first. */
export function claimOf(identity: Identity, origin: string): string {
  const storage = identity.storageState.origins.find((entry) => entry.origin === origin)?.localStorage;
  return storage?.find(({ name }) => name === ENTRY)?.value ?? '0';
}

/** The identity with that claim; the same object when unchanged. */
export function rememberClaim(identity: Identity, origin: string, claim: string | null): Identity {
  if (!claim || !/^[\x21-\x7e]{1,512}$/.test(claim) || claim === claimOf(identity, origin)) return identity;

  const { storageState } = identity;
  const known = storageState.origins.find((entry) => entry.origin === origin)?.localStorage ?? [];
  const localStorage = [...known.filter(({ name }) => name !== ENTRY), { name: ENTRY, value: claim }];
  const others = storageState.origins.filter((entry) => entry.origin !== origin);
  return { ...identity, storageState: { ...storageState, origins: [...others, { origin, localStorage }] } };
}
