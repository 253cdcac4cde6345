import { randomBytes } from 'node:crypto';
import { after, type Clock, MINUTE_MS } from '#/lib/platform/clock.ts';

const KEPT_MS = 10 * MINUTE_MS;
const MOST_KEPT = 20;

export type KeptSecrets<T> = {
  /** The key tells nothing. */
  put(secret: T, owner: bigint): string;
  /** Once, for its sender; null when gone. */
  take(key: string, owner: bigint): T | null;
};

/** In this process's memory only: after a restart the button asks again. */
export function createKeptSecrets<T>(clock: Pick<Clock, 'now'>): KeptSecrets<T> {
  const kept = new Map<string, { secret: T; owner: bigint; until: Date }>();
  const sweep = () => {
    for (const [key, { until }] of kept) if (until <= clock.now() || kept.size > MOST_KEPT) kept.delete(key);
  };
  return {
    put(secret, owner) {
      const key = randomBytes(12).toString('base64url');
      kept.set(key, { secret, owner, until: after(clock.now(), KEPT_MS) });
      sweep();
      return key;
    },
    take(key, owner) {
      sweep();
      const found = kept.get(key);
      if (!found || found.owner !== owner) return null;
      kept.delete(key);
      return found.secret;
    },
  };
}
