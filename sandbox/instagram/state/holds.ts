import { type LoggedRequest, matching, type RequestFilter } from './request-log.ts';

export type Hold = {
  held(): readonly LoggedRequest[];
  /** Settles when so many wait. @throws {Error} after `timeoutMs` (60 s unless told). */
  reached(count: number, timeoutMs?: number): Promise<void>;
  letGo(): void;
};

export type Holds = {
  add(which: RequestFilter | ((request: LoggedRequest) => boolean)): Hold;
  passed(request: LoggedRequest): Promise<void>;
  letAllGo(): void;
};

/** Decided answers that wait until they are let go. */
export function createHolds(): Holds {
  const open = new Set<OpenHold>();
  return {
    add(which) {
      const hold = openHold(matching(which), () => open.delete(hold));
      open.add(hold);
      return hold;
    },
    async passed(request) {
      for (const hold of open) if (hold.wants(request)) await hold.wait(request);
    },
    letAllGo() {
      for (const hold of open) hold.letGo();
    },
  };
}

type OpenHold = Hold & { wants(request: LoggedRequest): boolean; wait(request: LoggedRequest): Promise<void> };

function openHold(wants: OpenHold['wants'], close: () => void): OpenHold {
  const waiting: LoggedRequest[] = [];
  const watchers = new Set<() => void>();
  const gone = Promise.withResolvers<void>();
  return {
    wants,
    wait(request) {
      waiting.push(request);
      for (const look of watchers) look();
      return gone.promise;
    },
    held: () => waiting,
    reached(count, timeoutMs = 60_000) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = () => void (waiting.length >= count && resolve());
      const late = () => reject(new Error(`${waiting.length} of ${count} answers wait after ${timeoutMs} ms.`));
      const timer = setTimeout(late, timeoutMs);
      watchers.add(look);
      look();
      return promise.finally(() => {
        clearTimeout(timer);
        watchers.delete(look);
      });
    },
    letGo() {
      close();
      gone.resolve();
    },
  };
}
