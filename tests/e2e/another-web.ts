/** A second web server beside the one under test, over the same database, with other settings. */
import { startWebProcess } from '#/measure/stage/web-process.ts';
import { PRODUCT_PORT } from './addresses.ts';
import { productFacts } from './outside.ts';

export const PORT = PRODUCT_PORT + 3;

/** Starts it and waits until it answers; disposing ends it. */
export async function startAnotherWeb(settings: Record<string, string>): Promise<AsyncDisposable & { url: string }> {
  const { url, stop } = await startWebProcess(PORT, { ...productFacts().web.env, ...settings });
  return { url, [Symbol.asyncDispose]: stop };
}
