import type { WebCtx } from './context.ts';
import { checkVault } from './vault/check-vault.ts';
import { createFactorVault } from './vault/factor-vault.ts';
import { createPictureVault } from './vault/picture-vault.ts';
import { type Opened, openContext } from './wiring.ts';

/**
 * The context of the dashboard: what every process has, and the keys to the pictures of sign-in screens and to what
 * operators' authenticator apps share with it.
 * @throws {Unsealable} when the key does not fit the data; said before anything is done.
 */
export async function openWebContext(): Promise<Opened<WebCtx, 'web'>> {
  const opened = await openContext('web');
  const pictures = createPictureVault(opened.env.pictureKey);
  await checkVault(opened.ctx.db, pictures, 'pictures');
  return { ...opened, ctx: { ...opened.ctx, pictures, factors: createFactorVault(opened.env.factorKey) } };
}
