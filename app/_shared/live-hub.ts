/**
 * One LISTEN for the whole process, however many pages are open (toolchain sheet, section 4). It listens while
 * somebody looks and stops a little after the last one left.
 */
import { type Hint, subscribe } from '#/lib/platform/events.ts';

export type Listener = { onHint(hint: Hint): void; onResync(): void };
type Hub = { listeners: Set<Listener>; stop?: () => Promise<void>; closing?: ReturnType<typeof setTimeout> };

const LINGER_MS = 10_000;
const kept = globalThis as typeof globalThis & { mutualsHub?: Hub };

/** Hears every hint from now on, until the returned function is called. */
export function listen(url: string, listener: Listener): () => void {
  kept.mutualsHub ??= { listeners: new Set() };
  const hub = kept.mutualsHub;
  clearTimeout(hub.closing);
  hub.listeners.add(listener);
  hub.stop ??= subscribe({
    url,
    onHint: (hint) => {
      for (const each of hub.listeners) each.onHint(hint);
    },
    onResync: () => {
      for (const each of hub.listeners) each.onResync();
    },
  });
  return () => leave(hub, listener);
}

function leave(hub: Hub, listener: Listener) {
  hub.listeners.delete(listener);
  if (hub.listeners.size > 0) return;
  clearTimeout(hub.closing);
  hub.closing = setTimeout(() => {
    const stop = hub.stop;
    hub.stop = undefined;
    void stop?.();
  }, LINGER_MS);
  hub.closing.unref?.();
}
