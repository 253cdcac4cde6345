/** Server-sent events for one page, each thing once. A stream that nobody reads between two heartbeats ends. */
import type { LiveEvent } from '#/components/live/live-event.ts';
import { listen } from './live-hub.ts';

const GATHER_MS = 50;
const BEAT_MS = 15_000;

type StreamOptions = {
  url: string;
  signal: AbortSignal;
  /** False ends the stream. */
  mayGoOn: () => Promise<boolean>;
  onEnd: () => void;
  beatMs?: number;
};

/** Ends with the signal, or when `mayGoOn` says no. */
export function liveStream({
  url,
  signal,
  mayGoOn,
  onEnd,
  beatMs = BEAT_MS,
}: StreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  let taken = true;
  return new ReadableStream({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const gather = gathering((events) => write(events.map(toText).join('')));
      const leave = listen(url, gather.add);
      const beat = setInterval(async () => {
        if (!taken || !(await mayGoOn().catch(() => false))) return end();
        taken = false;
        write('event: beat\ndata: 1\n\n');
      }, beatMs);

      end = once(() => {
        leave();
        gather.stop();
        clearInterval(beat);
        signal.removeEventListener('abort', end);
        onEnd();
        try {
          controller.close();
        } catch {
          // The browser closed it.
        }
      });
      signal.addEventListener('abort', end);
      write('retry: 1000\n\n');
    },
    pull: () => {
      taken = true;
    },
    cancel: () => end(),
  });
}

const toText = (event: LiveEvent) => `data: ${JSON.stringify(event)}\n\n`;

function gathering(flush: (events: LiveEvent[]) => void) {
  const waiting = new Map<string, LiveEvent>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    flush([...waiting.values()]);
    waiting.clear();
    timer = setTimeout(send, GATHER_MS);
  };
  return {
    add: (event: LiveEvent) => {
      const key = `${event.topic}:${event.id}`;
      const before = waiting.get(key);
      // what was not calm stays so
      waiting.set(key, before && !before.calm ? { ...event, calm: undefined } : event);
      if (!timer) send();
    },
    stop: () => clearTimeout(timer),
  };
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
