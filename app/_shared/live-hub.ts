/** One LISTEN per process, while somebody looks. A check's hint is told with its numbers. */
import type { LiveEvent } from '#/components/live/live-event.ts';
import { subscribe } from '#/lib/platform/events.ts';
import { counterReader, watchCounters } from './live-counters.ts';
import { webProcess } from './web-process.ts';

export type Listener = (event: LiveEvent) => void;
type Hub = { listeners: Set<Listener>; stop?: (() => void) | undefined; closing?: ReturnType<typeof setTimeout> };

const LINGER_MS = 10_000;
const kept: typeof globalThis & { mutualsHub?: Hub } = globalThis;

/** Until the returned function is called. */
export function listen(url: string, listener: Listener): () => void {
  kept.mutualsHub ??= { listeners: new Set() };
  const hub = kept.mutualsHub;
  clearTimeout(hub.closing);
  hub.listeners.add(listener);
  hub.stop ??= start(url, (event) => {
    for (const each of hub.listeners) each(event);
  });
  return () => leave(hub, listener);
}

function start(url: string, tell: Listener): () => void {
  const counting = watchCounters({
    read: counterReader(webProcess),
    tell: ({ id, counters, calm }) => {
      if (counters) tell({ topic: 'counters', id, counters });
      tell({ topic: 'check', id, ...(calm ? { calm } : {}) });
    },
  });
  const stop = subscribe({
    url,
    onHint: ({ topic, id }) => (topic === 'check' ? counting.hint(id) : tell({ topic, id })),
    onResync: () => tell({ topic: 'resync' }),
  });
  return () => {
    counting.stop();
    void stop();
  };
}

function leave(hub: Hub, listener: Listener) {
  hub.listeners.delete(listener);
  if (hub.listeners.size > 0) return;
  clearTimeout(hub.closing);
  hub.closing = setTimeout(() => {
    hub.stop?.();
    hub.stop = undefined;
  }, LINGER_MS);
  hub.closing.unref?.();
}
