/** Which part of Instagram was asked: the same answer may mean different things. */
export type Surface = 'rest_list' | 'graphql_list' | 'profile' | 'search' | 'account';

export type Asked = {
  surface: Surface;
  /** Redirects are relative to it. */
  origin: string;
  /** Null on a first page and on whatever is no list. */
  cursor: string | null;
  /** The profile's own total for this list; null when unknown. */
  declared: number | null;
};

export type RawAnswer = {
  status: number;
  location: string | null;
  retryAfter: string | null;
  /** One entry per Set-Cookie header. */
  setCookies: readonly string[];
  body: string;
  /** Why the body is not whole (too large, cut off, timed out); null when it is. Status and headers still count. */
  bodyFailure: string | null;
};

export type Body =
  | { shape: 'json'; json: unknown }
  | { shape: 'html'; text: string }
  | { shape: 'text'; text: string }
  | { shape: 'empty' }
  | { shape: 'broken'; cause: string };

export type ListFacts = {
  users: number;
  setAside: number;
  next: string | null;
  /** There is a cursor, but none that could be stored and sent back. */
  oddCursor: boolean;
  /** More is promised, with a cursor or without. */
  hasNext: boolean;
  count: number | null;
};

/** `no_user`, `no_list`: Instagram does not show it. `nothing`: not the expected shape. */
export type Reading<T> =
  | { kind: 'value'; value: T; list: ListFacts | null }
  | { kind: 'no_user' }
  | { kind: 'no_list' }
  | { kind: 'nothing' };

export type Reader<T> = (body: Body) => Reading<T>;

export const NOTHING = { kind: 'nothing' } as const;
