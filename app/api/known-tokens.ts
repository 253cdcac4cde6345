/** Which tokens were right a moment ago, in this process; each is looked up all the same. */
import { MINUTE_MS } from '#/lib/platform/clock.ts';

const KNOWN_MS = 10 * MINUTE_MS;
const MOST = 1_000;

/** By hash, in the order in which they were last new. On `globalThis`: bundles evaluate a module more than once. */
const kept: typeof globalThis & { mutualsKnownTokens?: Map<string, number> } = globalThis;
kept.mutualsKnownTokens ??= new Map();
const known = kept.mutualsKnownTokens;

export function isKnownToken(hash: string, now: Date): boolean {
  return (known.get(hash) ?? 0) > now.getTime();
}

/** Remembers a right token for a while; the oldest are forgotten first. */
export function knowToken(hash: string, now: Date): void {
  known.delete(hash);
  known.set(hash, now.getTime() + KNOWN_MS);
  for (const oldest of known.keys()) {
    if (known.size <= MOST) return;
    known.delete(oldest);
  }
}

export function forgetToken(hash: string): void {
  known.delete(hash);
}
