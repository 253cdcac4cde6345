import type { WebCtx } from './context.ts';
import { noticeReaderOf } from './payments/robokassa/shop.ts';
import { checkVault } from './vault/check-vault.ts';
import { createFactorVault } from './vault/factor-vault.ts';
import { createPictureVault } from './vault/picture-vault.ts';
import { type Opened, openContext } from './wiring.ts';

/** With the keys to sign-in pictures and authenticator seeds. @throws {Unsealable} a key does not fit the data. */
export async function openWebContext(): Promise<Opened<WebCtx, 'web'>> {
  const opened = await openContext('web');
  const pictures = createPictureVault(opened.env.pictureKey);
  await checkVault(opened.ctx.db, pictures, 'pictures').catch(async (error: unknown) => {
    await opened.close(); // the next request opens again
    throw error;
  });
  const factors = createFactorVault(opened.env.factorKey);
  return { ...opened, ctx: { ...opened.ctx, pictures, factors, robokassa: noticeReaderOf(opened.env) } };
}
