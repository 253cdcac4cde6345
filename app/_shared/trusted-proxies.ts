import { readEnv } from '#/lib/platform/env.ts';

let count: number | undefined;

/** How many proxies stand in front, by the settings. Never throws: settings that are not usable are said by whoever needs them. */
export function trustedProxies(): number {
  try {
    count ??= readEnv('web').trustedProxies;
    return count;
  } catch {
    return 0;
  }
}
