import type { Refusal } from '#/lib/instagram/model.ts';

/** What was asked when an example was recorded. */
export type Occasion = 'rest' | 'graphql_hash' | 'graphql_document' | 'profile' | 'probe' | 'look_up';

/** An answer as received, with invented names, ids and tokens; served and asked for over HTTP. */
export type Example = {
  /** Row of the verdict table that must decide; null for an answer that is a page. */
  catalogue: string | null;
  /** What happened, in words; unique. */
  name: string;
  asked: Occasion;
  /** A list's cursor; null, the first page, unless told. */
  cursor?: string;
  /** What the profile declares for the list; 1,663 unless told. */
  declared?: number | null;
  status: number;
  headers?: readonly (readonly [string, string])[];
  body: string | object;
  verdict: Refusal['verdict'] | 'page';
  /** For `challenged` and `warning`: the path of the address that a person is given, or null for none. */
  url?: string | null;
};
