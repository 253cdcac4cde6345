/**
 * Where the handlers of the HTTP API get their context. The web process has one; tests hand in
 * theirs, over a database of their own, without replacing a module.
 */
import type { WebCtx } from '#/lib/context.ts';

/** What handlers of the API may use: second factors are no concern of programs. */
export type ApiCtx = Omit<WebCtx, 'factors'>;

type Provide = () => Promise<ApiCtx>;

let provide: Provide = fromWebProcess;

/** @throws what opening the process throws: wrong settings, or a database that does not answer. */
export const apiContext = (): Promise<ApiCtx> => provide();

/** Hands another context to every handler until the returned function is called. */
export function provideApiContext(other: Provide): () => void {
  provide = other;
  return () => {
    provide = fromWebProcess;
  };
}

/** Loaded with the first request, so that a build and the tests need no settings. */
async function fromWebProcess(): Promise<ApiCtx> {
  const { webProcess } = await import('../web-process.ts');
  return (await webProcess()).ctx;
}
