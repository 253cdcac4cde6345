import type { Refusal } from '#/lib/instagram/model.ts';

/** What was asked when an example was recorded. */
export type Occasion = 'rest' | 'graphql_hash' | 'graphql_document' | 'profile' | 'probe';

/**
 * One answer as received: status, headers, body. Names, ids and tokens are invented, shapes are as the facts
 * have them. The tests serve each one over HTTP and ask for it as the occasion says.
 */
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
