/**
 * What the web process has one of: the context of the verbs and the settings. Kept on `globalThis`,
 * because bundles and hot replacement evaluate a module more than once.
 */
import { openWebContext } from '#/lib/wiring-web.ts';

type Opened = Awaited<ReturnType<typeof openWebContext>>;
const kept = globalThis as typeof globalThis & { mutualsWeb?: Promise<Opened> };

/** Opens on first use, so that a build needs no settings; a failed opening is tried again by the next asker. */
export function webProcess(): Promise<Opened> {
  kept.mutualsWeb ??= openWebContext().catch((error: unknown) => {
    delete kept.mutualsWeb;
    throw error;
  });
  return kept.mutualsWeb;
}
