import type { WebCtx } from './context.ts';
import { createFactorVault } from './security/factor-vault.ts';
import { type Opened, openContext } from './wiring.ts';

/**
 * The context of the dashboard: what every process has, and the key to what operators' authenticator apps share with it.
 * @throws {Unsealable} when a key is malformed.
 */
export async function openWebContext(): Promise<Opened<WebCtx, 'web'>> {
  const opened = await openContext('web');
  return { ...opened, ctx: { ...opened.ctx, factors: createFactorVault(opened.env.FACTOR_KEY) } };
}
