/**
 * Turns hints into a stream of server-sent events for one page. The first hint goes out at once; hints that
 * follow within a moment are sent together, each thing once, so that a busy worker does not flood a browser.
 */
import type { Hint } from '#/lib/platform/events.ts';
import { listen } from './live-hub.ts';

const GATHER_MS = 50;
const BEAT_MS = 15_000;

type StreamOptions = {
  url: string;
  signal: AbortSignal;
  /** Asked with every beat: may this person still look? The stream ends when not. */
  mayGoOn: () => Promise<boolean>;
  onEnd: () => void;
};

export function liveStream({ url, signal, mayGoOn, onEnd }: StreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const gather = gathering((hints) => write(hints.map(toEvent).join('')));
      const leave = listen(url, { onHint: gather.add, onResync: () => write('data: {"topic":"resync"}\n\n') });
      const beat = setInterval(async () => {
        if (await mayGoOn().catch(() => false)) write('event: beat\ndata: 1\n\n');
        else end();
      }, BEAT_MS);

      end = once(() => {
        leave();
        gather.stop();
        clearInterval(beat);
        signal.removeEventListener('abort', end);
        onEnd();
        try {
          controller.close();
        } catch {
          // The browser closed it first.
        }
      });
      signal.addEventListener('abort', end);
      write('retry: 1000\n\n');
    },
    cancel: () => end(),
  });
}

const toEvent = (hint: Hint) => `data: ${JSON.stringify(hint)}\n\n`;

function gathering(flush: (hints: Hint[]) => void) {
  const waiting = new Map<string, Hint>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    flush([...waiting.values()]);
    waiting.clear();
    timer = setTimeout(send, GATHER_MS);
  };
  return {
    add: (hint: Hint) => {
      waiting.set(`${hint.topic}:${hint.id}`, hint);
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
