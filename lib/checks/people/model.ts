import type { Group } from '../model.ts';

/** A page of a result begins after an id or ends before it; ids are of Instagram. */
export type Edge = { side: 'after' | 'before'; id: bigint };

/** One page of a group. `prefix`: only user names that begin so; null: everybody. */
export type PageAsked = { checkId: string; group: Group; edge: Edge; prefix: string | null; limit: number };

/** Somebody in a result. `mayStay`: the customer put them on the keep-list. */
export type Person = { id: bigint; username: string; fullName: string; mayStay: boolean };

export const BEGINNING: Edge = { side: 'after', id: -1n };
