import { readEnv } from '#/lib/platform/env.ts';

let count: number | undefined;

/** By the settings. Never throws: unusable ones are reported elsewhere. */
export function trustedProxies(): number {
  try {
    count ??= readEnv('web').trustedProxies;
    return count;
  } catch {
    return 0;
  }
}
