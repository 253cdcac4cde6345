/** An answer before it goes over the wire. */

export const SURFACES = [
  'rest',
  'find',
  'graphql_hash',
  'graphql_document',
  'profile',
  'search',
  'info',
  'friendship',
  'probe',
] as const;
export type Surface = (typeof SURFACES)[number];

export type Played =
  | {
      status: number;
      headers: readonly (readonly [string, string])[];
      body: string;
      /** In place of the body in UTF-8. */
      bytes?: Buffer;
      /** The body breaks off after this share of it. */
      cutAt?: number;
    }
  | { network: string };

type Person = Record<string, unknown>;

/** A change of a list's page: its people, the place that the next page begins at, what is promised. */
export type PageChange = {
  users?: [];
  /** An offset, a cursor as it was asked, or no next page. */
  next?: number | string | null;
  promised?: boolean;
  limited?: boolean;
};

/** The true answer to a request, and the ways to write it differently. */
export type Good = {
  surface: Surface;
  /** The cursor that was asked with. */
  cursor: string | null;
  played(): Exclude<Played, { network: string }>;
  text(): string;
  /** The same list's page, changed; on other surfaces the good answer. */
  page(change: PageChange): Played;
  /** The same answer with each person in it changed; the second argument is the place on the page. */
  users(change: (person: Person, at: number) => Person | null): Played;
  /** A profile whose counters say this. */
  counters(value: number | null): Played;
};
