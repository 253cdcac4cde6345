/** One per process, on `globalThis`: bundles evaluate a module more than once. */
import { openWebContext } from '#/lib/wiring-web.ts';

type Opened = Awaited<ReturnType<typeof openWebContext>>;
const kept: typeof globalThis & { mutualsWeb?: Promise<Opened> } = globalThis;

/** Opens on first use, so builds need no settings; retries after a failure. */
export function webProcess(): Promise<Opened> {
  kept.mutualsWeb ??= openWebContext().catch((error: unknown) => {
    delete kept.mutualsWeb;
    throw error;
  });
  return kept.mutualsWeb;
}
