/** The way to Instagram in a world: `fetch` of this process, answered from memory. A request arrives in one turn, its answer in another. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';
import { createInstagramHttp } from '#/lib/instagram/http/create-instagram-http.ts';
import type { InstagramHttp } from '#/lib/instagram/model.ts';
import type { Played } from './played.ts';
import type { Site } from './site.ts';

export const ORIGIN = 'https://instagram.test';

type Turn = <T>(worker: string, what: string, work: () => T) => Promise<T>;
export type Wire = { httpOf(worker: string): InstagramHttp };

const asker = new AsyncLocalStorage<string>();

/** Takes `fetch` over until `vi.unstubAllGlobals()`. */
export function layWire(site: Site, nowMs: () => number, turn: Turn, onAnswered: () => void): Wire {
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const worker = asker.getStore();
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (worker === undefined || url.origin !== ORIGIN) throw new Error(`an unexpected request to ${url.origin}`);
    const form = new URLSearchParams(request.method === 'POST' ? await request.text() : '');
    const token = /(?:^|; )sessionid=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
    const { pathname: path, searchParams: search } = url;
    const asked = { method: request.method, path, search, form, token };
    const played = await turn(worker, `${path} arrives`, () => site.answer(asked));
    return turn(worker, `${path} is answered`, () => {
      onAnswered();
      return responseOf(played);
    });
  });
  return {
    httpOf(worker) {
      const http = createInstagramHttp({ origin: ORIGIN, now: () => new Date(nowMs()) });
      return {
        profile: (...input) => asker.run(worker, () => http.profile(...input)),
        listPage: (...input) => asker.run(worker, () => http.listPage(...input)),
        probe: (...input) => asker.run(worker, () => http.probe(...input)),
        findFollower: (...input) => asker.run(worker, () => http.findFollower(...input)),
        followersAmong: (...input) => asker.run(worker, () => http.followersAmong(...input)),
      };
    },
  };
}

function responseOf(played: Played): Response {
  if ('network' in played) {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(played.network), { code: played.network }) });
  }
  const bytes = played.bytes ?? Buffer.from(played.body);
  const headers = played.headers.map(([name, value]): [string, string] => [name, value]);
  const body =
    played.cutAt === undefined ? new Uint8Array(bytes) : brokenOff(bytes.subarray(0, bytes.length * played.cutAt));
  return new Response(bytes.length === 0 ? null : body, { status: played.status, headers });
}

function brokenOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (stream) => stream.enqueue(new Uint8Array(bytes)),
    pull: (stream) => stream.error(Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })),
  });
}
