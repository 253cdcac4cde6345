import type { Group } from '../model.ts';

/** A page of a result begins after an id or ends before it; ids are of Instagram. */
export type Edge = { side: 'after' | 'before'; id: bigint };

/** One page of a group. `prefix`: only user names that begin so; null: everybody. */
export type PageAsked = { checkId: string; group: Group; edge: Edge; prefix: string | null; limit: number };

/**
 * How it is known where somebody stands. `listed`: by the pages of the lists. `asked`: Instagram was asked for this one
 * person. `assumed`: a re-check takes it from the earlier check. `unknown`: nobody could tell.
 */
export const HOW = ['listed', 'asked', 'assumed', 'unknown'] as const;
export type How = (typeof HOW)[number];

/** Somebody in a result. `mayStay`: the customer put them on the keep-list. */
export type Person = { id: bigint; username: string; fullName: string; mayStay: boolean; how: How };

export const BEGINNING: Edge = { side: 'after', id: -1n };
