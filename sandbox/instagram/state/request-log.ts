/** `look_up`: searches a list, or asks who of some follows (`show_many`). `probe`: asks whether, or who, one is. */
export type Surface =
  | 'list'
  | 'look_up'
  | 'profile'
  | 'friendship'
  | 'search'
  | 'probe'
  | 'sign_in'
  | 'second_factor'
  | 'challenge'
  | 'page'
  | 'other';

export type LoggedRequest = {
  number: number;
  at: Date;
  method: string;
  /** Secrets become an ellipsis. */
  path: string;
  surface: Surface;
  list: 'followers' | 'following' | null;
  profile: string | null;
  cursor: string | null;
  account: string | null;
  session: number | null;
  /** 0: cut without an answer. */
  status: number;
  /** Its code (E1 …), or null. */
  fault: string | null;
  entries: number;
  durationMs: number;
};

export type RequestFilter = Partial<
  Pick<LoggedRequest, 'surface' | 'list' | 'profile' | 'account' | 'session' | 'status' | 'fault' | 'method'>
>;
type Predicate = (request: LoggedRequest) => boolean;

export type RequestLog = {
  all(): readonly LoggedRequest[];
  filter(filter: RequestFilter | Predicate): LoggedRequest[];
  count(filter?: RequestFilter | Predicate): number;
  lists(filter?: RequestFilter): LoggedRequest[];
  /** Pages (profile, list, cursor) asked more than once. */
  pagesAskedTwice(filter?: RequestFilter): number;
  refused(filter?: RequestFilter): LoggedRequest[];
  signIns(filter?: RequestFilter): LoggedRequest[];
  /** How many of each kind there were: lists by their name, all else by its surface. */
  perKind(filter?: RequestFilter | Predicate): Readonly<Record<string, number>>;
  /** In any sliding window of this length. */
  maxPerWindow(windowMs: number, filter?: RequestFilter | Predicate): number;
  /** The first match, past or future. @throws {Error} after `timeoutMs` (60 s unless told). */
  waitFor(predicate: Predicate, timeoutMs?: number): Promise<LoggedRequest>;
  clear(): void;
};

export type WrittenLog = RequestLog & {
  add(request: Omit<LoggedRequest, 'number'>): LoggedRequest;
  took(request: LoggedRequest, durationMs: number): void;
};

/** Keeps the newest 500,000 requests. */
export function createRequestLog(): WrittenLog {
  let requests: LoggedRequest[] = [];
  let number = 0;
  const watchers = new Set<(request: LoggedRequest) => void>();
  const select = (filter: RequestFilter | Predicate = {}) => requests.filter(matching(filter));
  const lists = (filter: RequestFilter = {}) => select({ ...filter, surface: 'list' });

  return {
    add(request) {
      number += 1;
      const entry = { number, ...request };
      requests.push(entry);
      if (requests.length > 500_000) requests = requests.slice(-400_000);
      for (const watcher of watchers) watcher(entry);
      return entry;
    },
    took(request, durationMs) {
      request.durationMs = durationMs;
    },
    all: () => requests,
    filter: select,
    count: (filter) => select(filter).length,
    lists,
    pagesAskedTwice: (filter) => repeated(lists(filter)),
    refused: (filter) =>
      select(filter).filter((request) => request.fault !== null || request.status >= 300 || request.status === 0),
    signIns: (filter = {}) => select({ ...filter, surface: 'sign_in', method: 'POST' }),
    perKind: (filter) => countPerKind(select(filter)),
    maxPerWindow: (windowMs, filter) =>
      densest(
        select(filter).map((request) => request.at.getTime()),
        windowMs,
      ),
    waitFor(predicate, timeoutMs = 60_000) {
      const past = requests.find(predicate);
      if (past) return Promise.resolve(past);
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          watchers.delete(watcher);
        };
        const watcher = (request: LoggedRequest) => {
          if (!predicate(request)) return;
          stop();
          resolve(request);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`No such request reached the sandbox within ${timeoutMs} ms.`));
        }, timeoutMs);
        watchers.add(watcher);
      });
    },
    clear() {
      requests = [];
    },
  };
}

export function matching(filter: RequestFilter | Predicate): Predicate {
  if (typeof filter === 'function') return filter;
  const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
  return (request) => wanted.every(([key, value]) => request[key as keyof RequestFilter] === value);
}

function countPerKind(requests: readonly LoggedRequest[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { surface, list } of requests) {
    const kind = surface === 'list' && list !== null ? list : surface;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function repeated(requests: LoggedRequest[]): number {
  const seen = new Map<string, number>();
  for (const { profile, list, cursor } of requests) {
    const page = `${profile}/${list}/${cursor ?? ''}`;
    seen.set(page, (seen.get(page) ?? 0) + 1);
  }
  return [...seen.values()].filter((times) => times > 1).length;
}

function densest(times: number[], windowMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  let oldest = 0;
  for (let newest = 0; newest < sorted.length; newest += 1) {
    while ((sorted[newest] ?? 0) - (sorted[oldest] ?? 0) >= windowMs) oldest += 1;
    most = Math.max(most, newest - oldest + 1);
  }
  return most;
}
