import { readEnv } from '#/lib/platform/env.ts';

let address: string | undefined;

/** Where operators' browsers find the dashboard, by the address that the owner set. */
export function dashboardAddress(): string {
  address ??= readEnv('web').dashboard;
  return address;
}
