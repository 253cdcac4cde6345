import type { ChangeKind } from '#/lib/platform/enums.ts';
import type { Person } from '../people/model.ts';

/** Those that matter most first. */
export const CHANGE_KINDS = ['gone', 'vanished', 'came', 'renamed'] as const satisfies readonly ChangeKind[];

/** How many people changed, by kind, since the check before, which ended at `since`. */
export type Comparison = Record<ChangeKind, number> & { since: Date };

/** Somebody who changed. `usernameWas`: null but for the renamed. */
export type Change = Omit<Person, 'how'> & { usernameWas: string | null };

/** Profiles with more people on their lists are not compared: it would keep whoever waits for the result. */
export const MOST_COMPARED = 200_000;

export function hasChanged(comparison: Comparison): boolean {
  return CHANGE_KINDS.some((kind) => comparison[kind] > 0);
}
