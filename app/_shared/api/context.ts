/**
 * Where the handlers of the HTTP API get their context. The web process has one; tests hand in
 * theirs, over a database of their own, without replacing a module.
 */
import type { WebCtx } from '#/lib/context.ts';

type Provide = () => Promise<WebCtx>;

let provide: Provide = fromWebProcess;

/** @throws what opening the process throws: wrong settings, or a database that does not answer. */
export const apiContext = (): Promise<WebCtx> => provide();

/** Hands another context to every handler until the returned function is called. */
export function provideApiContext(other: Provide): () => void {
  provide = other;
  return () => {
    provide = fromWebProcess;
  };
}

/** Loaded with the first request, so that a build and the tests need no settings. */
async function fromWebProcess(): Promise<WebCtx> {
  const { webProcess } = await import('../web-process.ts');
  return (await webProcess()).ctx;
}
