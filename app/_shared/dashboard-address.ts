import { readEnv } from '#/lib/platform/env.ts';

let address: string | undefined;

/** As the owner set it. */
export function dashboardAddress(): string {
  address ??= readEnv('web').dashboard;
  return address;
}
