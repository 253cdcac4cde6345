/** One answer of Instagram as it came off the wire, and what was asked: the two things that a verdict is made from. */

/** Which part of Instagram was asked. The same answer can mean different things on different surfaces. */
export type Surface = 'rest_list' | 'graphql_list' | 'profile' | 'search' | 'account';

/** The circumstances of the request that matter for the verdict. */
export type Asked = {
  surface: Surface;
  /** Scheme, host and port that were asked; redirects are read relative to it. */
  origin: string;
  /** The cursor that was sent; null on a first page and on everything that is not a list. */
  cursor: string | null;
  /** How many users the profile declares for this list; null when not known. */
  declared: number | null;
};

/** Status, the headers that carry meaning, and the body as text. */
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

/** What the body turned out to be, whatever its Content-Type claims. */
export type Body =
  | { shape: 'json'; json: unknown }
  | { shape: 'html'; text: string }
  | { shape: 'text'; text: string }
  | { shape: 'empty' }
  | { shape: 'broken'; cause: string };

/** The facts of a list's page that the verdict needs. Never the users themselves. */
export type ListFacts = {
  users: number;
  /** Rows that could not be read as a person. */
  setAside: number;
  next: string | null;
  /** There is a cursor, but none that could be kept and sent back. */
  oddCursor: boolean;
  /** Instagram says that there is more, whether or not it gave a cursor. */
  hasNext: boolean;
  /** The list's own total, where the answer carries one. */
  count: number | null;
};

/**
 * What a reader made of a body. `no_user` and `no_list` are the shapes in which Instagram says
 * that the person, or the list, is not there for us; `nothing` means: not the expected shape.
 */
export type Reading<T> =
  | { kind: 'value'; value: T; list: ListFacts | null }
  | { kind: 'no_user' }
  | { kind: 'no_list' }
  | { kind: 'nothing' };

/** Turns a body into the thing that was asked for. Total: every body gives a reading. */
export type Reader<T> = (body: Body) => Reading<T>;

export const NOTHING = { kind: 'nothing' } as const;
